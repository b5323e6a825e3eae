namespace PerfHost.Sdk.Testing.Sources;

/// <summary>One promise of <see cref="IDataSource"/>, and how to test it.</summary>
/// <param name="Name">What is promised; unique within the suite and fit for a test's display name.</param>
/// <param name="Run">Reads from a source of its own and throws when the promise is broken, usually a <see cref="Ledger.ConformanceException"/>.</param>
public sealed record DataSourceCheck(string Name, Func<Task> Run)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
