using System.Globalization;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary>Prints a preview for whoever decides at a terminal.</summary>
internal static class PackagePreviewText
{
    private const int MostRows = 20;

    /// <summary>Prints it.</summary>
    public static void Print(CommandContext context, PackagePreview preview)
    {
        var texts = context.Texts;
        var versions = preview.Act == "info" ? preview.From ?? preview.To : $"{preview.From ?? "—"} → {preview.To ?? "—"}";
        Line($"{preview.Id} {versions}  {preview.Title}");
        if (preview.Publisher is { } publisher)
        {
            Line(texts.Format(preview.KeyId is null ? "package.preview.publisher" : "package.preview.signed", publisher, preview.KeyId));
        }

        if (preview.Hash is { } hash)
        {
            Line(texts.Format("package.preview.hash", hash));
        }

        foreach (var content in preview.Contents)
        {
            Line($"  {(preview.Act == "info" ? "·" : texts[$"package.change.{content.Change}"])} {content.Kind} {content.Key} {content.Title}");
        }

        foreach (var asked in preview.Capabilities)
        {
            Line($"  {texts[asked switch { { NeedsConsent: false } => "package.asked.granted", { IsNew: true } => "package.asked.new", _ => "package.asked.open" }]} {asked.Capability}");
        }

        foreach (var notice in preview.Notices)
        {
            Line($"  ! {notice}");
        }

        if (preview.Act != "remove" && (preview.Problems.Count == 0 || preview.Cases > 0))
        {
            var said = preview switch { { Cases: 0 } => "no-cases", { FailedCases: null } => "unrun-cases", { FailedCases: 0 } => "cases", _ => "failed-cases" };
            Line(texts.Format($"package.preview.{said}", preview.Cases, preview.FailedCases));
        }

        if (preview.Scores is { } scores)
        {
            Print(scores);
        }
        else if (preview.Problems.Count == 0 && preview.Act != "info")
        {
            Line(texts["package.preview.no-scores"]);
        }

        void Line(string text) => context.Out.WriteLine(Terminal.Plain(text));

        void Print(ScorePreview scores)
        {
            var sum = scores.Sum;
            Line(texts.Format(sum.Subjects == 0 ? "package.preview.same-scores" : "package.preview.scores", scores.Ledgers, sum.Compared, sum.Subjects, sum.Indicators, sum.Up, sum.Down, sum.Lost, sum.Gained));
            if (!scores.IsWhole)
            {
                Line(texts["package.preview.not-whole"]);
            }

            var rows = scores.Boards.SelectMany(board => board.Scores.Rows, (board, row) => (board.Title, row)).ToArray();
            foreach (var (board, row) in rows.Take(MostRows))
            {
                Line($"  {board} {row.Title} {row.Year?.ToString(CultureInfo.InvariantCulture)} {row.Name} {Change(row)}  {row.Reason}");
            }

            if (rows.Length > MostRows)
            {
                Line(texts.Format("package.preview.more", rows.Length - MostRows));
            }
        }
    }

    private static string Change(Rescored row) => $"{row.Old ?? "—"} → {row.New ?? "—"}";
}
