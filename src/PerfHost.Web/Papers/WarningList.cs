using System.Globalization;
using PerfHost.Documents.Lists;
using PerfHost.Engine.Monitoring;
using PerfHost.Web.Pages;
using PerfHost.Web.Text;

namespace PerfHost.Web.Papers;

/// <summary>预警清单: the standing warnings as a list that a clerk can send on.</summary>
/// <param name="texts">The words.</param>
public sealed class WarningList(Texts texts)
{
    /// <summary>The list, the first due first.</summary>
    /// <param name="report">What is monitored.</param>
    /// <param name="place">Whose list it is.</param>
    /// <param name="office">The office whose warnings are listed; empty for all.</param>
    public ListSheet Of(MonitoringReport report, string place, string office)
    {
        ArgumentNullException.ThrowIfNull(report);
        var warnings = report.Warnings.Where(warning => office.Length == 0 || warning.Office == office);
        var name = texts["papers.warnings.title"];
        var title = string.Join(' ', ((string[])[place, office, name]).Where(part => part.Length > 0)) + $" {Figure.Day(report.AsOf)}";
        return new ListSheet(name, title,
            [
                new(texts["papers.warnings.number"], 7, IsShort: true), new(texts["desk.light"], 10), new(texts["desk.subject"], 30), new(texts["papers.warnings.unit"], 22),
                new(texts["desk.department"], 22), new(texts["desk.office"], 18), new(texts["desk.reason"], 40), new(texts["desk.budget"], 12, IsShort: true),
                new(texts["desk.rate.now"], 10, IsShort: true), new(texts["desk.raised"], 12), new(texts["desk.due"], 12), new(texts["papers.warnings.remaining"], 10, IsShort: true),
            ],
            [.. warnings.Select((warning, index) => (IReadOnlyList<string?>)
                [
                    Number(index + 1), texts[$"desk.light.{warning.Light}"], warning.Title, warning.Unit, warning.Department, warning.Office, warning.Reason, Figure.Wan(warning.Budget),
                    Figure.Percent(warning.ExecutionRate), Figure.Day(warning.Raised), Figure.Day(warning.Due), warning.Remaining is { } days ? Number(days) : "",
                ])]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
