using System.CommandLine;
using System.Text.Json;
using PerfHost.Host.Scoring;
using PerfHost.Scripting;
using PerfHost.Scripting.Cases;
using PerfHost.Scripting.Trials;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost rules check | test | try</c>, for people who write rules.</summary>
internal static class RulesCommand
{
    private const int Refused = 3;
    private const int Stopped = 4;
    private const int CouldNotScore = 5;

    public static Command Create(CommandContext context) => new("rules", context.Texts["rules.description"]) { Check(context), RulesTestCommand.Create(context), Try(context) };

    /// <summary>Prints what is refused, in a form that editors make clickable.</summary>
    /// <param name="context">Where to print.</param>
    /// <param name="refused">What is refused.</param>
    /// <param name="path">Where the reader finds the file that a problem names.</param>
    public static int Refuse(CommandContext context, RulesRefusedException refused, Func<string, string> path)
    {
        foreach (var problem in refused.Problems)
        {
            context.Error.WriteLine(Terminal.Plain($"{path(problem.File)}:{problem.Line}:{problem.Column}: {problem.Message} [{problem.Code}]"));
        }

        return Refused;
    }

    private static Command Check(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = context.Texts["rules.file"], Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", context.Texts["rules.check"]) { files };
        command.SetAction(parsed => parsed.GetValue(files)!.Max(file => CheckOne(context, file)));
        return command;
    }

    private static int CheckOne(CommandContext context, string file)
    {
        if (Read(context, file) is not { } bytes)
        {
            return ExitCode.WrongInput;
        }

        try
        {
            using var rules = new RuleCompiler(null).Load("check", [RuleText.Read(NameOf(file), bytes)]);
            context.Out.WriteLine(context.Texts.Format("rules.accepted", file, rules.Rules[0].Header.Title));
            return ExitCode.Done;
        }
        catch (RulesRefusedException refused)
        {
            return Refuse(context, refused, _ => file);
        }
    }

    private static Command Try(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = context.Texts["rules.file"] };
        var input = new Option<string>("--input") { Description = context.Texts["rules.input"], HelpName = "JSON", Required = true };
        var explain = new Option<bool>("--explain") { Description = context.Texts["rules.explain"] };
        var inProcess = new Option<bool>("--in-process") { Description = context.Texts["rules.in-process"] };
        var command = new Command("try", context.Texts["rules.try"]) { file, input, explain, inProcess };
        command.SetAction(parsed => TryOne(context, new InProcessTrial(), parsed.GetValue(file)!, parsed.GetValue(input)!, parsed.GetValue(explain)));
        return command;
    }

    private static int TryOne(CommandContext context, IRuleTrial trial, string file, string json, bool explain)
    {
        if (Read(context, file) is not { } bytes)
        {
            return ExitCode.WrongInput;
        }

        try
        {
            var rule = RuleText.Read(NameOf(file), bytes);
            if (rule.Kind != RuleKind.Indicator)
            {
                return context.Refuse(context.Texts.Format("rules.not-indicator", file));
            }

            var result = trial.Run(rule, RuleInput.Parse(json), explain);
            context.Out.WriteLine(JsonSerializer.Serialize(result, ReportJson.Options));
            return result.Outcome switch
            {
                "scored" or "failed" => ExitCode.Done,
                "could-not-score" => CouldNotScore,
                "stopped" => Stopped,
                _ => ExitCode.Failed,
            };
        }
        catch (RuleInputException wrong)
        {
            return context.Refuse(Terminal.Plain($"--input: {wrong.Message}"));
        }
        catch (RulesRefusedException refused)
        {
            return Refuse(context, refused, _ => file);
        }
    }

    /// <summary>A rule's name is part of it, wherever its file lies.</summary>
    private static string NameOf(string file) => "rules/" + Path.GetFileName(file);

    private static byte[]? Read(CommandContext context, string file)
    {
        try
        {
            // One byte more than allowed tells "too large" without reading a huge file.
            using var stream = File.OpenRead(file);
            var buffer = new byte[RuleText.MaxBytes + 1];
            return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            context.Refuse(context.Texts.Format("score.cannot-read", file, File.Exists(file) ? error.Message : context.Texts[Directory.Exists(file) ? "rules.is-folder" : "score.not-found"]));
            return null;
        }
    }
}
