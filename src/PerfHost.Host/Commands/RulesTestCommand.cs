using System.CommandLine;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Loading.Development;
using PerfHost.Scripting;
using PerfHost.Scripting.Cases;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost rules test FOLDER</c>: runs the cases of rules and of a built DLL, and tells what of the rules they reach.</summary>
internal static class RulesTestCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = context.Texts["rules.folder"] };
        var watch = new Option<bool>("--watch") { Description = context.Texts["rules.watch"] };
        var command = new Command("test", context.Texts["rules.test"]) { folder, watch };
        command.SetAction((parsed, cancellation) => RunAsync(context, parsed.GetValue(folder)!.FullName, parsed.GetValue(watch), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string folder, bool watch, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(folder, "rules")) && !File.Exists(Path.Combine(folder, PackageManifest.FileName)))
        {
            return context.Refuse(context.Texts.Format("rules.no-rules", folder));
        }

        if (!watch)
        {
            return RunOnce(context, folder);
        }

        using var changes = new FolderChanges(folder, () => ShadowCopy.Stamp(folder), TimeProvider.System);
        while (true)
        {
            var code = RunOnce(context, folder);
            context.Out.WriteLine();
            try
            {
                await changes.NextAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                return code;
            }
        }
    }

    private static int RunOnce(CommandContext context, string folder)
    {
        try
        {
            var report = PackageCases.Run(folder, new RuleCompiler(null), everyType: true);
            Print(context, report, folder);
            foreach (var problem in report.Problems)
            {
                context.Error.WriteLine(Terminal.Plain($"{Path.Combine(folder, problem.File)}:{problem.Line}: {problem.Message}"));
            }

            return report.Problems.Count > 0 ? ExitCode.WrongInput : report.Failed > 0 ? ExitCode.Failed : ExitCode.Done;
        }
        catch (RulesRefusedException refused)
        {
            return RulesCommand.Refuse(context, refused.Problems, file => Path.Combine(folder, file));
        }
        catch (PackageException error)
        {
            return context.Refuse(context.Texts.Format("package.refused", error.Message));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Refuse(context.Texts.Format("score.cannot-read", folder, error.Message));
        }
    }

    private static void Print(CommandContext context, CaseReport report, string folder)
    {
        var texts = context.Texts;
        foreach (var result in report.Results.Where(result => result.Failure is not null))
        {
            context.Out.WriteLine(Terminal.Plain($"✗ {Path.Combine(folder, result.Case.File)}:{result.Case.Line}: {result.Case.Name}"));
            context.Out.WriteLine(Terminal.Plain($"    {result.Failure}"));
        }

        foreach (var covered in report.Coverage)
        {
            context.Out.WriteLine(texts.Format("rules.coverage", covered.File, covered.ReachedLines, covered.Lines, covered.TakenBranches, covered.Branches));
            foreach (var missed in covered.Missed)
            {
                context.Out.WriteLine(Terminal.Plain(texts.Format("rules.missed", missed.Line, missed.Label)));
            }
        }

        foreach (var key in report.Untested)
        {
            context.Out.WriteLine(texts.Format("rules.untested", key));
        }

        context.Out.WriteLine(texts.Format("rules.summary", report.Results.Count, report.Results.Count - report.Failed, report.Failed));
    }
}
