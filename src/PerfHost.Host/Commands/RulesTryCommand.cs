using System.CommandLine;
using System.Text.Json;
using PerfHost.Engine.Evaluation;
using PerfHost.Host.Scoring;
using PerfHost.Scripting;
using PerfHost.Scripting.Cases;
using PerfHost.Scripting.Trials;
using PerfHost.Scripting.Worker;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost rules try FILE</c>: one rule on one input, in a process of its own unless told otherwise.</summary>
internal static class RulesTryCommand
{
    private const int Stopped = 4;
    private const int CouldNotScore = 5;

    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = context.Texts["rules.file"] };
        var input = new Option<string>("--input") { Description = context.Texts["rules.input"], HelpName = "JSON", Required = true };
        var explain = new Option<bool>("--explain") { Description = context.Texts["rules.explain"] };
        var worker = new Option<bool>("--worker") { Description = context.Texts["rules.worker"] };
        var inProcess = new Option<bool>("--in-process") { Description = context.Texts["rules.in-process"] };
        var command = new Command("try", context.Texts["rules.try"]) { file, input, explain, worker, inProcess };
        command.SetAction((parsed, cancellation) => parsed.GetValue(worker) && parsed.GetValue(inProcess)
            ? Task.FromResult(context.Refuse(context.Texts["rules.one-place"]))
            : RunAsync(context, parsed.GetValue(file)!, parsed.GetValue(input)!, parsed.GetValue(explain), parsed.GetValue(inProcess), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string file, string json, bool explain, bool inProcess, CancellationToken cancellation)
    {
        if (RulesCommand.Read(context, file) is not { } bytes)
        {
            return ExitCode.WrongInput;
        }

        try
        {
            var rule = RuleText.Read(RulesCommand.NameOf(file), bytes);
            if (rule.Kind != RuleKind.Indicator)
            {
                return context.Refuse(context.Texts.Format("rules.not-indicator", file));
            }

            // Read here too, so that what is wrong with it is said before a process is started.
            var input = RuleInput.Parse(json);
            var outcome = await TryAsync(new TrialRequest(rule.File, rule.Text, json) { Explain = explain }, inProcess, cancellation);
            if (outcome is { End: TrialEnd.CouldNotScore, Reason: null })
            {
                outcome = outcome with { Reason = MissingInput.Of(input.With(null)) };
            }

            return Report(context, outcome, file);
        }
        catch (RuleInputException wrong)
        {
            return context.Refuse(Terminal.Plain(Say(context, wrong)));
        }
        catch (RulesRefusedException refused)
        {
            return Report(context, new TrialOutcome(TrialEnd.Refused) { Problems = refused.Problems }, file);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
        catch (IOException error)
        {
            context.Error.WriteLine(Terminal.Plain(context.Texts.Format("rules.no-worker", error.Message)));
            return ExitCode.Failed;
        }
    }

    private static async Task<TrialOutcome> TryAsync(TrialRequest request, bool inProcess, CancellationToken cancellation)
    {
        if (inProcess)
        {
            return InProcessTrial.Run(request);
        }

        await using var pool = new RuleWorkerPool(WorkerProgram.Self(), 1);
        return await pool.TryAsync(request, cancellation);
    }

    private static int Report(CommandContext context, TrialOutcome outcome, string file)
    {
        var (name, code) = outcome.End switch
        {
            TrialEnd.Scored => ("scored", ExitCode.Done),
            TrialEnd.Failed => ("failed", ExitCode.Done),
            TrialEnd.CouldNotScore => ("could-not-score", CouldNotScore),
            TrialEnd.Refused => ("refused", RulesCommand.Refuse(context, outcome.Problems, _ => file)),
            TrialEnd.Stopped => ("stopped", Stopped),
            _ => ("fault", ExitCode.Failed),
        };
        var reason = outcome switch
        {
            { End: TrialEnd.Refused, Problems: [var first, ..] } => first.Message,
            { Stop: { } stop } => Word(stop),
            _ => outcome.Reason,
        };
        context.Out.WriteLine(JsonSerializer.Serialize(new RuleTrialReport(name, outcome.Score, reason, outcome.Trace), ReportJson.Options));
        if (outcome.Stop is { } limit)
        {
            context.Error.WriteLine(context.Texts[$"rules.stopped-{Word(limit)}"]);
        }

        return code;
    }

    private static string Say(CommandContext context, RuleInputException wrong)
    {
        if (wrong.Problem is not { } problem)
        {
            return wrong.Message;
        }

        var (line, column) = problem.Place ?? default;
        var found = problem.Found.Length > 0 ? problem.Found : context.Texts["rules.input-nothing"];
        var expected = problem.Expected is { } field ? context.Texts[$"rules.expected-{Word(field)}"] : "";
        return context.Texts.Format($"rules.input-{Word(problem.Error)}", problem.Name, found, expected, line, column) + context.Texts["rules.input-example"];
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
