using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Host.Demonstration;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary>Opens the demonstration district in a data folder, and says what was opened.</summary>
internal static class DemonstrationStart
{
    private const string Scheme = "demonstration";

    /// <summary>Appends what is not there yet.</summary>
    /// <returns>The district; null when its scheme is not loaded, which was said.</returns>
    public static async Task<District?> OpenAsync(CommandContext context, ILedgerStore store, PackageSet packages, CancellationToken cancellation)
    {
        if (packages.Schemes.Find(Scheme) is not { } scheme)
        {
            context.Error.WriteLine(context.Texts["demonstration.no-scheme"]);
            return null;
        }

        var district = District.Make();
        foreach (var request in DistrictLedger.Of(district, scheme))
        {
            await store.AppendAsync(District.Id, request, cancellation);
        }

        return district;
    }

    /// <summary>Says in a few lines what was opened; the board is up to date afterwards.</summary>
    public static async Task SayAsync(CommandContext context, BoardSet boards, CancellationToken cancellation)
    {
        if (await boards.FindAsync(District.Id, cancellation) is { } board)
        {
            var (title, report) = await board.LookAsync(projection => (projection.Facts.Title, MonitoringReport.Of(projection)), cancellation);
            context.Out.WriteLine(context.Texts.Format("demonstration.opened", context.Texts.Format("site.platform", title), report.AsOf));
            context.Out.WriteLine(context.Texts.Format(
                "demonstration.figures", report.Departments, report.Units, report.Subjects, report.Budget / 100_000_000, report.ExecutionRate, report.Warnings.Count));
        }
    }
}
