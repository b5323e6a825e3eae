using System.Globalization;
using PerfHost.Engine.Numbers;
using PerfHost.Host.Scoring;
using Spectre.Console;

namespace PerfHost.Host.Commands;

/// <summary>The table of scored forms: place, form, scheme, computed, published, grade, findings.</summary>
internal static class ScoreTable
{
    private const int WidthWhenPiped = 150;

    public static void Print(CommandContext context, IReadOnlyList<ScoreReport> reports)
    {
        var texts = context.Texts;
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in (string[])["place", "form", "scheme", "computed", "published", "grade", "findings"])
        {
            var heading = new TableColumn(Markup.Escape(texts[$"column.{column}"]));
            table.AddColumn(column is "computed" or "published" or "findings" ? heading.RightAligned() : heading);
        }

        foreach (var report in reports)
        {
            table.AddRow(
                Cell(report.Place), Cell(report.Title), Cell(report.Scheme),
                Cell((report.Total is { } total ? Number(total) : texts["table.unscored"]) + (report is { Total: not null, ClaimedItems: > 0 } ? "*" : "")),
                Cell(report.PublishedTotal is { } published ? Number(published) : texts["table.unscored"]),
                Cell(report.Grade ?? texts["table.unscored"]),
                Cell(report.Findings.Count.ToString(CultureInfo.InvariantCulture)));
        }

        Console(context).Write(table);
        if (reports.Any(report => report is { Total: not null, ClaimedItems: > 0 }))
        {
            context.Out.WriteLine(texts["table.claimed"]);
        }
    }

    public static IAnsiConsole Console(CommandContext context)
    {
        var piped = System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(context.Out),
            Ansi = piped ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (piped)
        {
            console.Profile.Width = WidthWhenPiped;
        }

        return console;
    }

    private static Markup Cell(string text) => new(Markup.Escape(Terminal.Plain(text)));

    private static string Number(decimal number) => Rounding.Text(number);
}
