using PerfHost.Sdk.Testing.Ledger;
using PerfHost.Storage.Ledger;

namespace PerfHost.UnitTests.Storage;

public sealed class LedgerStoreConformanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> ForgettingChecks => [.. InMemory().Checks.Select(c => c.Name)];

    public static TheoryData<string> DurableChecks => [.. Sqlite("").Checks.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(ForgettingChecks))]
    public Task InMemoryLedgerStore_Conformance_Holds(string check) => RunAsync(InMemory(), check);

    [Theory]
    [MemberData(nameof(DurableChecks))]
    public Task SqliteLedgerStore_Conformance_Holds(string check) => RunAsync(Sqlite(_folder["data"]), check);

    public void Dispose() => _folder.Dispose();

    private static Task RunAsync(LedgerStoreConformance suite, string check) =>
        suite.Checks.Single(c => string.Equals(c.Name, check, StringComparison.Ordinal)).Run();

    private static LedgerStoreConformance InMemory() => new(time => new(new InMemoryLedgerStore(time)));

    private static LedgerStoreConformance Sqlite(string folder) => new(
        time => new(SqliteLedgerStore.Open(folder, time)),
        async (store, time) =>
        {
            await ((IAsyncDisposable)store).DisposeAsync();
            return SqliteLedgerStore.Open(folder, time);
        });
}
