using PerfHost.Engine.Monitoring;
using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>All standing warnings of a board, the first due first.</summary>
public sealed class WarningsModel(BoardSet boards) : BoardPage(boards)
{
    /// <summary>The warnings shown.</summary>
    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    /// <summary>The offices that have warnings, in ordinal order.</summary>
    public IReadOnlyList<string> Offices { get; private set; } = [];

    /// <summary>The office asked for; empty for all.</summary>
    public string Office { get; private set; } = "";

    /// <summary>Gathers what the page shows.</summary>
    public async Task OnGetAsync(string? board, string? office, CancellationToken cancellation)
    {
        if (await LookAsync(board, MonitoringReport.Of, cancellation) is not { } report)
        {
            return;
        }

        Office = office ?? "";
        Offices = [.. report.Warnings.Select(warning => warning.Office).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Warnings = Office.Length == 0 ? report.Warnings : [.. report.Warnings.Where(warning => warning.Office == Office)];
    }
}
