using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Runtime;
using PerfHost.Sdk;
using PerfHost.Storage.Ledger;
using PerfHost.UnitTests.Boards;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>Alerts as entries of a real ledger.</summary>
public sealed class AlertRaiserTests : IAsyncLifetime
{
    private const string Place = "test";
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteLedgerStore _store;
    private readonly BoardSet _boards;

    public AlertRaiserTests()
    {
        _store = SqliteLedgerStore.Open(_folder.Path, TimeProvider.System);
        _boards = new BoardSet(_store, new PackagesInForce(new PackageSet([], [], TestPackages.Baseline, TestPackages.Schemes, [])));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RaiseAsync_RedSubject_EntersOneAlertHoweverOften()
    {
        await AppendAsync(Paid("a", 10), Paid("b", 90));

        Assert.Equal(1, await RaiseAsync());
        Assert.Equal(0, await RaiseAsync());

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal("a", alert.Header.Scope);
    }

    [Fact]
    public async Task RaiseAsync_ManyAtOnce_RaiseEachOnce()
    {
        await AppendAsync(Paid("a", 10), Paid("b", 5));

        var raised = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RaiseAsync()));

        Assert.Equal(2, raised.Sum());
        Assert.Equal(["a", "b"], (await AlertsAsync()).Select(alert => alert.Header.Scope).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RaiseAsync_NothingRed_EntersNothing()
    {
        await AppendAsync(Paid("a", 90), Paid("b", 90));

        Assert.Equal(0, await RaiseAsync());
        Assert.Empty(await AlertsAsync());
    }

    public async ValueTask InitializeAsync() => await AppendAsync(
    [
        .. EntrySequence.Opening(TestPackages.Schemes.Find("sample-timescaled")!, new DateOnly(2026, 8, 26)),
        .. ((string[])["a", "b"]).Select(id => Entries.Declared(new Declaration { Subject = id, Title = $"项目{id}", Year = 2026, AdjustedBudget = 100, ExecutionWeight = 10 })),
    ]);

    public async ValueTask DisposeAsync()
    {
        _boards.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static NewEntry Paid(string subject, double yuan) =>
        Entries.Observed([new ObservationRecorded(subject, Indicator.Execution, new DateOnly(2026, 8, 25), Value.Of(yuan))]);

    private async Task AppendAsync(params NewEntry[] entries) => Assert.IsType<Appended>(await _store.AppendAsync(Place, new AppendRequest(entries), Cancellation));

    private async Task<int> RaiseAsync() => await new AlertRaiser(_store).RaiseAsync((await _boards.FindAsync(Place, Cancellation))!, Cancellation);

    private async Task<IReadOnlyList<StoredEntry>> AlertsAsync() =>
        [.. (await _store.ReadAsync(Place, 0, 1000, Cancellation)).Where(entry => entry.Header.Kind == EntryKind.AlertRaised)];
}
