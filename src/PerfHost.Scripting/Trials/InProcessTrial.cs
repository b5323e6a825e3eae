using System.Text;
using PerfHost.Scripting.Cases;
using PerfHost.Scripting.Guards;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Trials;

/// <summary>
/// Runs a rule in this process, under the guards: for rules that were reviewed, for authors at their own machine, and
/// inside of a worker. What hangs the compiler is not stopped here.
/// </summary>
public sealed class InProcessTrial : IRuleTrial
{
    private const int MaxText = 1000;
    private const int MaxProblems = 200;

    /// <inheritdoc/>
    public Task<TrialOutcome> TryAsync(TrialRequest request, CancellationToken cancellation = default) => Task.FromResult(Run(request));

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

            var input = RuleInput.Parse(request.Input);
            using var rules = new RuleCompiler(null).Load("trial", [rule]);
            compiled?.Invoke();
            var steps = request.Explain ? new StepRecorder() : null;
            var outcome = Run(rules.Rules[0].Extension.Implementation, input.With(steps), request);
            return steps is null ? outcome : outcome with { Trace = [.. steps.Steps.Select(TrialStep.Of)] };
        }
        catch (RulesRefusedException refused)
        {
            return new TrialOutcome(TrialEnd.Refused) { Problems = [.. refused.Problems.Take(MaxProblems).Select(problem => problem with { Message = Cut(problem.Message)! })] };
        }
        catch (RuleInputException error)
        {
            return new TrialOutcome(TrialEnd.WrongInput) { Reason = Cut(error.Message) };
        }
        catch (Exception error)
        {
            return Of(error);
        }
    }

    private static TrialOutcome Run(object rule, Measurement measurement, TrialRequest request)
    {
        var limits = new RuleLimits(TimeSpan.FromMilliseconds(Math.Clamp(request.Milliseconds, 1, 60_000)), Math.Clamp(request.Bytes, 1L << 20, 1L << 30));
        try
        {
            return Of(limits.Hold(() => measurement.Steps is not null && rule is ITracedScorer traced ? traced.Trace(measurement) : ((IIndicatorType)rule).Evaluate(measurement)));
        }
        catch (Exception error)
        {
            return Of(error);
        }
    }

    private static TrialOutcome Of(Score score) => score.Outcome switch
    {
        ScoreOutcome.Scored => new(TrialEnd.Scored) { Score = score.Points },
        ScoreOutcome.Failed => new(TrialEnd.Failed) { Score = 0, Reason = Cut(score.Reason) },
        _ => new(TrialEnd.CouldNotScore) { Reason = Cut(score.Reason) },
    };

    private static TrialOutcome Of(Exception error) => error switch
    {
        RuleStoppedException stopped => new(TrialEnd.Stopped) { Stop = stopped.Reason, Reason = stopped.Message },
        OutOfMemoryException => new(TrialEnd.Stopped) { Stop = StopReason.Memory, Reason = "规则占用的内存超过限度，已停止。" },
        InsufficientExecutionStackException => new(TrialEnd.Stopped) { Stop = StopReason.Recursion, Reason = "规则嵌套或递归过深，已停止。" },
        _ => new(TrialEnd.Fault) { Reason = Cut($"{error.GetType().Name}：{error.Message}") },
    };

    private static string? Cut(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}
