using System.Globalization;
using System.Text;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting;

/// <summary>
/// Rules as published regulations order them and as cities would invent them, each a file with its cases in the header:
/// they pass both locks, run under the guards, and give the value that was computed by hand.
/// </summary>
public sealed class LegalRuleFileTests
{
    private static readonly string Folder = Path.Combine(SharedData.Repository, "tests", "PerfHost.UnitTests", "Scripting", "LegalRules");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.csx").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Folder_Holds_AtLeastSixtyRules() => Assert.True(Files.Count >= 60, $"{Files.Count}");

    [Theory]
    [MemberData(nameof(Files))]
    public void Evaluate_LegalRule_GivesTheValueComputedByHand(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        using var compiled = Written.Compile(RuleText.Read("rules/" + file, Encoding.UTF8.GetBytes(text)));
        var rule = compiled.Rules[0].Extension.Implementation;
        var cases = text.Split('\n').Where(line => line.StartsWith("// case: ", StringComparison.Ordinal)).Select(line => line["// case: ".Length..].Split("=> ")).ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, parts => Assert.Equal(parts[^1].Trim(), Answer(rule, new LegalCase(string.Join("=> ", parts[..^1])))));
    }

    private static string Answer(object rule, LegalCase given) => rule switch
    {
        IIndicatorType indicator => Say(indicator.Evaluate(given.Measurement)),
        IEvaluationMethod method => string.Join(", ", method.Evaluate(given.Population).Select(evaluation => $"{evaluation.Subject} {evaluation.Label}")),
        IResultPolicy policy => string.Join(", ", policy.Apply(given.Result).Select(action => action.Amount is { } amount ? $"{action.Kind} {amount.ToString(CultureInfo.InvariantCulture)}" : action.Kind)),
        _ => throw new InvalidOperationException(),
    };

    private static string Say(Score score) => score.Outcome switch
    {
        ScoreOutcome.Scored => Math.Round(score.Points, 10).ToString(CultureInfo.InvariantCulture),
        ScoreOutcome.Failed => "failed",
        _ => "none",
    };
}
