using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Trials;

/// <summary>One step of a trial.</summary>
/// <param name="Line">The line of the rule text, counted from 1; null when it has none.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its value as printed.</param>
/// <param name="Unit">Its unit; empty for none.</param>
public sealed record TrialStep(int? Line, string Label, string Value, string Unit)
{
    private const int MaxText = 200;

    /// <summary>A recorded step, its texts cut to 200 characters.</summary>
    internal static TrialStep Of(Step step) => new(step.Line, Cut(step.Label), Cut(Text(step.Value)), Cut(step.Unit));

    private static string Text(Value value) => value switch
    {
        NumberValue number => number.Amount.ToString("0.##########", CultureInfo.InvariantCulture),
        DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        GradeValue grade => grade.Label,
        MissingValue missing => missing.Reason,
        ChecklistValue list => string.Join('、', list.Items.Select(item => $"{item.Title}{(item.Met ? "✓" : "✗")}")),
        _ => "",
    };

    private static string Cut(string text) => text.Length > MaxText ? text[..MaxText] : text;
}
