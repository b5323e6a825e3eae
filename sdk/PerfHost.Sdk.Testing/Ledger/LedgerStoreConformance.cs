using PerfHost.Engine.Ledger;

namespace PerfHost.Sdk.Testing.Ledger;

/// <summary>
/// The promises of <see cref="ILedgerStore"/> (and of <see cref="IPayloadEraser"/> and <see cref="IReceiptSource"/>, when the
/// store is one) as checks for any test framework: run each of <see cref="Checks"/> as a test.
/// </summary>
public sealed partial class LedgerStoreConformance
{
    private const string City = "双流区";

    private readonly Func<TimeProvider, ValueTask<ILedgerStore>> _open;
    private readonly Func<ILedgerStore, TimeProvider, ValueTask<ILedgerStore>>? _reopen;
    private readonly SettableClock _clock = new(new DateTimeOffset(2026, 3, 31, 16, 0, 0, TimeSpan.Zero));

    /// <summary>A suite over one implementation.</summary>
    /// <param name="open">Opens an empty store that takes recorded time from this clock; called once by each check, which
    /// disposes of the store.</param>
    /// <param name="reopen">Closes a store and opens the same data again; null for a store that forgets.</param>
    public LedgerStoreConformance(
        Func<TimeProvider, ValueTask<ILedgerStore>> open, Func<ILedgerStore, TimeProvider, ValueTask<ILedgerStore>>? reopen = null)
    {
        (_open, _reopen) = (open, reopen);
        Checks =
        [
            Check("An append gives consecutive sequences from 1", ConsecutiveSequencesAsync),
            Check("What was appended is read back, byte for byte", ReadBackAsync),
            Check("A ledger begins with the entry that opens it", OpeningFirstAsync),
            Check("All entries of an append or none", AllOrNothingAsync),
            Check("A changed scope is a conflict that leaves nothing behind", ConflictAsync),
            Check("The empty scope stands for the whole ledger", WholeLedgerConditionAsync),
            Check("Of many who saw the same state one wins", RaceAsync),
            Check("The same key gives the first receipt", RepeatedKeyAsync),
            Check("The same key from many at once is appended once", ConcurrentKeyAsync),
            Check("A key belongs to its jurisdiction", KeyPerJurisdictionAsync),
            Check("Concurrent appenders get unique, consecutive sequences", ConcurrentAppendsAsync),
            Check("Recorded time never goes back", MonotoneTimeAsync),
            Check("Roots equal an independent recomputation", RootsAsync),
            Check("Reading in pages gives every entry once", PagesAsync),
            Check("An unknown jurisdiction reads empty", UnknownJurisdictionAsync),
            Check("Jurisdictions do not see each other", IsolationAsync),
            Check("Heads come in ordinal order", HeadsOrderAsync),
            Check("An erased payload leaves a tombstone and a valid tree", ErasureAsync),
            Check("Receipts verify, also after an erasure", ReceiptsAsync),
            Check("Growth can be proven", GrowthAsync),
            Check("Beyond the limits is refused and leaves nothing behind", LimitsAsync),
            Check("At the limits is taken", AtTheLimitsAsync),
            Check("Salts are never used twice", SaltsAsync),
            .. reopen is null ? (ConformanceCheck[])[] :
            [
                Check("Everything is still there after reopening", ReopenAsync),
                Check("A key is remembered after reopening", KeyAfterReopenAsync),
                Check("Recorded time does not go back over a reopening", TimeAfterReopenAsync),
                Check("A condition holds after reopening", ConditionAfterReopenAsync),
            ],
        ];
    }

    /// <summary>The checks; each is independent of the others.</summary>
    public IReadOnlyList<ConformanceCheck> Checks { get; }

    private ConformanceCheck Check(string name, Func<ILedgerStore, Task> check) => Check(name, (Box box) => check(box.Store));

    private ConformanceCheck Check(string name, Func<Box, Task> check) => new(name, async () =>
    {
        var box = new Box { Store = await _open(_clock) };
        try
        {
            await check(box);
        }
        finally
        {
            if (box.Store is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
            else
            {
                (box.Store as IDisposable)?.Dispose();
            }
        }
    });

    // The store that is open now: reopening replaces it, and the last one is disposed of.
    private sealed class Box
    {
        public required ILedgerStore Store { get; set; }
    }
}
