using System.CommandLine;
using System.Text.Json;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Explain;
using PerfHost.Engine.Schemes;
using PerfHost.Host.Scoring;
using PerfHost.Web.Checking;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost score FILE...</c></summary>
internal static class ScoreCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo?> packagesOption)
    {
        var files = new Argument<string[]>("FILE") { Description = context.Texts["score.files"], Arity = ArgumentArity.OneOrMore };
        var scheme = new Option<string?>("--scheme") { Description = context.Texts["score.scheme"], HelpName = "ID" };
        var format = new Option<string>("--format") { Description = context.Texts["score.format"], DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var explain = new Option<bool>("--explain") { Description = context.Texts["score.explain"] };
        var command = new Command("score", context.Texts["score.description"]) { files, scheme, format, explain, packagesOption };
        files.Validators.Add(result =>
        {
            // An option that does not exist would otherwise be looked for as a file.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal) && !File.Exists(token.Value)))
            {
                result.AddError(context.Texts.Format("usage.unknown", token.Value, context.Texts.Join(command.Options.Select(option => option.Name))));
            }
        });
        command.SetAction(parsed =>
        {
            using var loaded = PackageLoading.Load(context, parsed.GetValue(packagesOption), null);
            return loaded is null
                ? ExitCode.WrongInput
                : Run(context, loaded.Packages, parsed.GetValue(files)!, parsed.GetValue(scheme), parsed.GetValue(format) == "json", parsed.GetValue(explain));
        });
        return command;
    }

    private static int Run(CommandContext context, PackageSet packages, string[] files, string? schemeId, bool json, bool explain)
    {
        Scheme? chosen = null;
        if (schemeId is not null && (chosen = packages.Schemes.Find(schemeId)) is null)
        {
            return context.Refuse(context.Texts.Format("score.unknown-scheme", schemeId, context.Texts.Join(packages.Schemes.All.Select(scheme => scheme.Id))));
        }

        var scorer = new FormScorer(packages, chosen);
        var reports = new List<ScoreReport>();
        var failed = false;
        foreach (var file in files)
        {
            try
            {
                using var stream = File.OpenRead(file);
                foreach (var form in packages.FormReader.Read(stream, file))
                {
                    if (scorer.SchemeOf(form) is not { } scheme)
                    {
                        failed = true;
                        context.Error.WriteLine($"{file}: {context.Texts.Format("score.no-scheme", form.Place)}");
                        continue;
                    }

                    reports.Add(ScoreReport.Of(file, scorer.Score(form, scheme, explain), scheme, explain));
                }
            }
            catch (FormFormatException error)
            {
                failed = true;
                context.Error.WriteLine(context.Texts.Format("score.cannot-read", file, error.Message));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failed = true;
                context.Error.WriteLine(context.Texts.Format("score.cannot-read", file, File.Exists(file) ? error.Message : context.Texts[Directory.Exists(file) ? "score.is-folder" : "score.not-found"]));
            }
        }

        Print(context, reports, json);
        return failed ? ExitCode.WrongInput : ExitCode.Done;
    }

    private static void Print(CommandContext context, List<ScoreReport> reports, bool json)
    {
        if (json)
        {
            context.Out.WriteLine(JsonSerializer.Serialize(reports, ReportJson.Options));
            return;
        }

        if (reports.Count > 0)
        {
            ScoreTable.Print(context, reports);
        }

        foreach (var report in reports)
        {
            if (report.Findings.Count > 0 || report.Incomplete is not null)
            {
                context.Out.WriteLine(Terminal.Plain($"\n{report.Title}（{report.File}）"));
            }

            if (report.Incomplete is { } why)
            {
                context.Out.WriteLine(Terminal.Plain($"  {context.Texts.Format("score.no-total", why)}"));
            }

            foreach (var finding in report.Findings)
            {
                context.Out.WriteLine(Terminal.Plain($"  [{finding.Code}] {FindingWords.Say(context.Texts, finding)}"));
            }

            if (report.Explanation is not null)
            {
                context.Out.WriteLine();
                context.Out.Write(Terminal.Plain(ExplanationText.Print(report.Explanation)));
            }
        }
    }
}
