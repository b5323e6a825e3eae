using PerfHost.Engine.Ledger;
using PerfHost.Host.Sources.Worker;
using PerfHost.Loading.Trust;
using PerfHost.Scripting.Worker;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>Where a server finds its data sources.</summary>
/// <param name="DataFolder">The folder that has <c>sources.yaml</c>.</param>
/// <param name="Packages">The folder of packages.</param>
/// <param name="Watched">Package folders under development, which go before those.</param>
public sealed record SourcePlan(string DataFolder, string Packages, IReadOnlyList<string> Watched);

/// <summary>Registers what runs the data sources. Their schedule is found as all background services are.</summary>
internal static class SourceServices
{
    public static IServiceCollection AddSources(this IServiceCollection services, SourcePlan plan) => services
        .AddSingleton(plan)
        .AddSingleton<IFactsView, BoardFacts>()
        .AddSingleton(provider => new SourceRunner(
            plan.DataFolder, plan.Packages, provider.GetRequiredService<ILedgerStore>(), provider.GetRequiredService<IFactsView>(),
            provider.GetRequiredService<TimeProvider>(), WorkerProgram.Self(SourceWorkerCommand.Name), provider.GetRequiredService<TrustFolder>(), plan.Watched))
        .AddSingleton<FreshnessAlarm>()
        .AddSingleton<ISourceDesk, SourceDesk>();
}
