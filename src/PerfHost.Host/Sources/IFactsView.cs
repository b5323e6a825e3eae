using PerfHost.Engine.Facts;

namespace PerfHost.Host.Sources;

/// <summary>What ledgers say now: of a running server, or of a data folder that a command has opened.</summary>
internal interface IFactsView
{
    /// <summary>Looks at the facts of a jurisdiction, up to date.</summary>
    /// <param name="jurisdiction">The jurisdiction's id.</param>
    /// <param name="look">Must not keep the facts.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What was looked for; null when the jurisdiction has no ledger.</returns>
    Task<T?> LookAsync<T>(string jurisdiction, Func<JurisdictionFacts, T> look, CancellationToken cancellation)
        where T : class;

    /// <summary>Says that a ledger grew.</summary>
    /// <param name="jurisdiction">Whose.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    ValueTask GrewAsync(string jurisdiction, CancellationToken cancellation);
}
