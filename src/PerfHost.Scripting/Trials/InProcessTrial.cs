using System.Globalization;
using PerfHost.Scripting.Cases;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Trials;

/// <summary>Runs a rule in this process: for rules that were reviewed, and for authors at their own machine.</summary>
public sealed class InProcessTrial : IRuleTrial
{
    /// <inheritdoc/>
    public TrialResult Run(RuleText rule, RuleMeasurement input, bool explain)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(input);
        using var compiled = new RuleCompiler(null).Load("trial", [rule]);
        var implementation = compiled.Rules[0].Extension.Implementation;
        var steps = explain ? new StepRecorder() : null;
        try
        {
            var score = explain && implementation is ITracedScorer traced ? traced.Trace(input.With(steps)) : ((IIndicatorType)implementation).Evaluate(input.With(steps));
            return new TrialResult(Outcome(score.Outcome), score.Outcome == ScoreOutcome.CouldNotScore ? null : score.Points, score.Reason, Told(steps));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new TrialResult("fault", null, $"{error.GetType().Name}：{error.Message}", Told(steps));
        }
    }

    private static string Outcome(ScoreOutcome outcome) => outcome switch
    {
        ScoreOutcome.Scored => "scored",
        ScoreOutcome.Failed => "failed",
        _ => "could-not-score",
    };

    private static TrialStep[]? Told(StepRecorder? steps) =>
        steps is null ? null : [.. steps.Steps.Select(step => new TrialStep(step.Line, step.Label, Text(step.Value), step.Unit))];

    private static string Text(Value value) => value switch
    {
        NumberValue number => number.Amount.ToString("0.##########", CultureInfo.InvariantCulture),
        DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        GradeValue grade => grade.Label,
        MissingValue missing => missing.Reason,
        ChecklistValue list => string.Join('、', list.Items.Select(item => $"{item.Title}{(item.Met ? "✓" : "✗")}")),
        _ => "",
    };
}
