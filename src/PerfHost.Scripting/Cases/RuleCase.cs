using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>One example of what a rule has to give.</summary>
/// <param name="File">The file within its package, for example <c>cases/reverse-ratio.yaml</c>.</param>
/// <param name="Line">The line in it, counted from 1.</param>
/// <param name="Rule">The key of the rule: the file's name up to its first dot.</param>
/// <param name="Name">What it shows, in the author's words.</param>
/// <param name="Input">What is scored.</param>
/// <param name="Expected">What the rule has to say.</param>
/// <param name="Points">The points it has to give; NaN unless scored.</param>
public sealed record RuleCase(string File, int Line, string Rule, string Name, RuleMeasurement Input, ScoreOutcome Expected, double Points)
{
    /// <summary>Up to how many decimals the points must agree; 10 unless the case says fewer.</summary>
    public int Decimals { get; init; } = 10;

    /// <summary>What the rule has to say, as the case file writes it.</summary>
    public string ExpectedText => Say(Expected, Points, null);

    /// <summary>An answer as a case file writes it, with the reason.</summary>
    internal static string Say(ScoreOutcome outcome, double points, string? reason) => outcome switch
    {
        ScoreOutcome.Scored => points.ToString("0.##########", CultureInfo.InvariantCulture),
        ScoreOutcome.Failed => $"failed{(reason is null ? "" : $"（{reason}）")}",
        _ => $"could-not-score{(reason is null ? "" : $"（{reason}）")}",
    };
}
