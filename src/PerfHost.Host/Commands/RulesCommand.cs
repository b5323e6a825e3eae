using System.CommandLine;
using PerfHost.Scripting;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost rules check | test | try</c>, for people who write rules.</summary>
internal static class RulesCommand
{
    private const int Refused = 3;

    public static Command Create(CommandContext context) => new("rules", context.Texts["rules.description"]) { Check(context), RulesTestCommand.Create(context), RulesTryCommand.Create(context), RulesEditorCommand.Create(context) };

    /// <summary>Prints what is refused, in a form that editors make clickable.</summary>
    /// <param name="context">Where to print.</param>
    /// <param name="refused">What is refused.</param>
    /// <param name="path">Where the reader finds the file that a problem names.</param>
    public static int Refuse(CommandContext context, IReadOnlyList<RuleProblem> refused, Func<string, string> path)
    {
        foreach (var problem in refused)
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
            var rule = rules.Rules[0];
            context.Out.WriteLine(Terminal.Plain(context.Texts.Format("rules.accepted", file, rule.Header.Title)));
            context.Out.WriteLine(Terminal.Plain($"    {Columns(context, rule.Columns)}"));
            return ExitCode.Done;
        }
        catch (RulesRefusedException refused)
        {
            return Refuse(context, refused.Problems, _ => file);
        }
    }

    private static string Columns(CommandContext context, ColumnForm? columns) => columns switch
    {
        null => context.Texts["rules.no-columns"],
        { WhyNot: null } => context.Texts["rules.lifted"],
        { WhyNot: var place } => context.Texts.Format("rules.row-by-row", place.Line, place.Text, context.Texts[$"rules.obstacle-{place.Kind.ToString().ToLowerInvariant()}"]),
    };

    /// <summary>A rule's name is part of it, wherever its file lies.</summary>
    public static string NameOf(string file) => "rules/" + Path.GetFileName(file);

    /// <summary>The bytes of a rule file; null when it cannot be read, which is then printed.</summary>
    /// <param name="context">Where to print.</param>
    /// <param name="file">The file.</param>
    public static byte[]? Read(CommandContext context, string file)
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
