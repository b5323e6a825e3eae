namespace PerfHost.Sdk.Testing.Ledger;

/// <summary>One promise of the store's contract, and how to test it.</summary>
/// <param name="Name">What is promised; unique within the suite and fit for a test's display name.</param>
/// <param name="Run">Opens a store of its own and throws when the promise is broken, usually a <see cref="ConformanceException"/>.</param>
public sealed record LedgerStoreCheck(string Name, Func<Task> Run)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
