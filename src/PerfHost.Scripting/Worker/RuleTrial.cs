using System.Text;
using PerfHost.Scripting.Guards;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Worker;

/// <summary>Compiles a rule and runs it once, in this process, under the guards. Whatever happens becomes an outcome.</summary>
public static class RuleTrial
{
    private const int MaxText = 1000;
    private const int MaxEntries = 200;

    /// <summary>Tries a rule.</summary>
    /// <param name="request">The rule, its input and its limits.</param>
    /// <param name="compiled">Called when the rule is compiled and about to run; null for nothing.</param>
    public static TrialOutcome Run(TrialRequest request, Action? compiled = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var rule = RuleText.Read(request.File, Encoding.UTF8.GetBytes(request.Text));
            if (rule.Kind != RuleKind.Indicator)
            {
                return new TrialOutcome(TrialEnd.WrongInput) { Reason = "只能试算指标规则（*.indicator.csx）。" };
            }

            var steps = request.Explain ? new StepRecorder() : null;
            var measurement = TrialInput.Read(request.Input, steps);
            using var rules = new RuleCompiler(null).Load("trial", [rule]);
            compiled?.Invoke();
            var type = (IIndicatorType)rules.Rules[0].Extension.Implementation;
            var limits = new RuleLimits(TimeSpan.FromMilliseconds(Math.Clamp(request.Milliseconds, 1, 60_000)), Math.Clamp(request.Bytes, 1L << 20, 1L << 30));
            return Of(limits.Hold(() => type.Evaluate(measurement)), steps);
        }
        catch (RulesRefusedException refused)
        {
            return new TrialOutcome(TrialEnd.Refused) { Problems = [.. refused.Problems.Take(MaxEntries).Select(problem => problem with { Message = Cut(problem.Message)! })] };
        }
        catch (RuleStoppedException stopped)
        {
            return new TrialOutcome(TrialEnd.Stopped) { Stop = stopped.Reason, Reason = stopped.Message };
        }
        catch (FormatException error) when (error.TargetSite?.DeclaringType == typeof(TrialInput))
        {
            return new TrialOutcome(TrialEnd.WrongInput) { Reason = Cut(error.Message) };
        }
        catch (OutOfMemoryException)
        {
            return new TrialOutcome(TrialEnd.Stopped) { Stop = StopReason.Memory, Reason = "规则占用的内存超过限度，已停止。" };
        }
        catch (InsufficientExecutionStackException)
        {
            return new TrialOutcome(TrialEnd.Stopped) { Stop = StopReason.Recursion, Reason = "规则嵌套或递归过深，已停止。" };
        }
        catch (Exception error)
        {
            return new TrialOutcome(TrialEnd.Fault) { Reason = Cut($"{error.GetType().Name}：{error.Message}") };
        }
    }

    private static TrialOutcome Of(Score score, StepRecorder? steps) => new(score.Outcome switch
    {
        ScoreOutcome.Scored => TrialEnd.Scored,
        ScoreOutcome.Failed => TrialEnd.Failed,
        _ => TrialEnd.CouldNotScore,
    })
    {
        Score = score.Outcome == ScoreOutcome.Scored ? score.Points : null,
        Reason = Cut(score.Reason),
        Trace = steps is null ? [] : [.. steps.Steps.Take(MaxEntries).Select(step => new TrialStep(Cut(step.Label)!, double.IsFinite(step.Value.Number) ? step.Value.Number : null, Cut(step.Unit)!, step.Line))],
    };

    private static string? Cut(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}
