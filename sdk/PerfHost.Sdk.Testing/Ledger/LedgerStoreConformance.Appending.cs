using System.Text;
using PerfHost.Engine.Ledger;

namespace PerfHost.Sdk.Testing.Ledger;

public sealed partial class LedgerStoreConformance
{
    private static async Task ConsecutiveSequencesAsync(ILedgerStore store)
    {
        var first = await AppendAsync(store, LedgerOpening.Entry(), Entry("a"));
        Expect.Equal((1L, 2L, false), (first.First, first.Last, first.Repeated), "the first receipt");
        var second = await AppendAsync(store, Entry("a"), Entry("b"), Entry("c"));
        Expect.Equal((3L, 5L), (second.First, second.Last), "the second receipt");
        var entries = await store.ReadAsync(City, 0, 10);
        Expect.Equal("1,2,3,4,5", string.Join(',', entries.Select(e => e.Header.Sequence)), "the sequences");
    }

    private static async Task ReadBackAsync(ILedgerStore store)
    {
        ReadOnlyMemory<byte>[] rows = ["""{"值":1}"""u8.ToArray(), Array.Empty<byte>(), new byte[] { 0, 255, 10 }];
        var batch = new NewEntry("observations-recorded", 3, "项目-1", rows) { Period = new DateOnly(2026, 3, 31) };
        await AppendAsync(store, LedgerOpening.Entry());
        await store.AppendAsync(City, new AppendRequest([batch, new NewEntry("nothing-to-say", 1, "", [])], Key: "k-1"));
        var entries = await store.ReadAsync(City, 1, 10);
        var header = entries[0].Header;
        Expect.Equal((City, 2L, "observations-recorded", 3), (header.Jurisdiction, header.Sequence, header.Kind, header.Version), "the header");
        Expect.Equal(("项目-1", batch.Period, "k-1", 3), (header.Scope, header.Period, header.Key, header.RowCount), "the header");
        Expect.Equal(header, HeaderEncoding.Read(entries[0].HeaderBytes), "the header beside its bytes");
        Expect.Equal(SaltedRows.Root(entries[0].Salt.Span, rows), header.PayloadHash, "the payload hash");
        Expect.Equal(3, entries[0].Rows?.Count, "the number of rows");
        for (var i = 0; i < rows.Length; i++)
        {
            Expect.SameBytes(rows[i], entries[0].Rows![i], $"row {i}");
        }

        Expect.Equal(0, entries[1].Rows?.Count, "the rows of an entry without any");
    }

    private static async Task OpeningFirstAsync(ILedgerStore store)
    {
        await Expect.RefusedAsync(async () => await AppendAsync(store, Entry("a")), "a first entry of another kind");
        Expect.Equal(0, (await store.HeadsAsync()).Count, "the ledgers after the refusal");
        await AppendAsync(store, LedgerOpening.Entry());
        await AppendAsync(store, Entry("a"));
    }

    private static async Task AllOrNothingAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry());
        var before = await store.HeadsAsync();
        var tooLong = new NewEntry("kind", 1, "a", [new byte[LedgerLimits.RowBytes + 1]]);
        await Expect.RefusedAsync(async () => await AppendAsync(store, Entry("a"), Entry("b"), tooLong), "an append with one bad entry");
        Expect.Equal(before[0], (await store.HeadsAsync())[0], "the head");
        Expect.Equal(1, (await store.ReadAsync(City, 0, 10)).Count, "the entries");
    }

    private static async Task ConflictAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry(), Entry("a"), Entry("b"));
        var before = (await store.HeadsAsync())[0];
        var lost = new AppendRequest([Entry("a"), Entry("c")], new AppendCondition("a", 1), "lost");
        var conflict = Expect.Of<Conflict>(await store.AppendAsync(City, lost), "an append on a changed scope");
        Expect.Equal(new Conflict("a", 2), conflict, "the conflict");
        Expect.Equal(before, (await store.HeadsAsync())[0], "the head after the conflict");

        // Neither the key nor the scope of the lost append may have stayed.
        var again = Expect.Of<Appended>(await store.AppendAsync(City, lost with { Condition = new AppendCondition("a", 2) }), "the same key after a conflict");
        Expect.Equal((4L, 5L, false), (again.First, again.Last, again.Repeated), "the receipt after a conflict");
        Expect.Of<Appended>(await store.AppendAsync(City, new AppendRequest([Entry("b")], new AppendCondition("b", 3))), "an append on an unchanged scope");
        Expect.Of<Appended>(await store.AppendAsync(City, new AppendRequest([Entry("new")], new AppendCondition("new", 0))), "an append on a new scope");
        Expect.Of<Conflict>(await store.AppendAsync(City, new AppendRequest([Entry("new")], new AppendCondition("new", 0))), "a second one");
    }

    private static async Task WholeLedgerConditionAsync(ILedgerStore store)
    {
        var opening = new AppendRequest([LedgerOpening.Entry()], new AppendCondition("", 0));
        Expect.Of<Appended>(await store.AppendAsync(City, opening), "an opening of a ledger that must not exist");
        Expect.Equal(new Conflict("", 1), await store.AppendAsync(City, opening), "a second opening");
        await AppendAsync(store, Entry("a"));
        Expect.Equal(new Conflict("", 2), await store.AppendAsync(City, new AppendRequest([Entry("b")], new AppendCondition("", 1))), "an append on an old head");
        Expect.Of<Appended>(await store.AppendAsync(City, new AppendRequest([Entry("b")], new AppendCondition("", 2))), "an append on the head");
    }

    private static async Task RaceAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry());
        var results = await TogetherAsync(16, _ => store.AppendAsync(City, new AppendRequest([Entry("a")], new AppendCondition("a", 0))));
        Expect.Equal(1, results.Count(r => r is Appended), "the winners");
        Expect.Equal(15, results.Count(r => r is Conflict { ChangedAt: 2 }), "the conflicts");
        Expect.Equal(2L, (await store.HeadsAsync())[0].Sequence, "the last sequence");
    }

    private static async Task RepeatedKeyAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry());
        var request = new AppendRequest([Entry("a"), Entry("b")], Key: "retry");
        var first = Expect.Of<Appended>(await store.AppendAsync(City, request), "the first append");
        await AppendAsync(store, Entry("a"));
        Expect.Equal(first with { Repeated = true }, await store.AppendAsync(City, request), "the receipt of the repetition");
        var stale = request with { Condition = new AppendCondition("a", 0) };
        Expect.Equal(first with { Repeated = true }, await store.AppendAsync(City, stale), "a repetition whose own append broke its condition");
        Expect.Equal(4L, (await store.HeadsAsync())[0].Sequence, "the last sequence");
    }

    private static async Task ConcurrentKeyAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry());
        var results = await TogetherAsync(24, _ => store.AppendAsync(City, new AppendRequest([Entry("a")], Key: "once")));
        var receipts = results.Select(r => Expect.Of<Appended>(r, "an append with a shared key")).ToList();
        Expect.Equal(1, receipts.Count(r => !r.Repeated), "the appends that were not repetitions");
        Expect.Equal(1, receipts.Select(r => (r.First, r.Last, r.Root)).Distinct().Count(), "the different receipts");
        Expect.Equal(2L, (await store.HeadsAsync())[0].Sequence, "the last sequence");
    }

    private static async Task KeyPerJurisdictionAsync(ILedgerStore store)
    {
        foreach (var city in (string[])[City, "other"])
        {
            var receipt = Expect.Of<Appended>(await store.AppendAsync(city, new AppendRequest([LedgerOpening.Entry()], Key: "open")), "an opening");
            Expect.Equal((1L, false), (receipt.Last, receipt.Repeated), "the receipt");
        }
    }

    private static async Task ConcurrentAppendsAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry());
        var results = await TogetherAsync(60, i => store.AppendAsync(City, new AppendRequest([Entry($"s{i}"), Entry($"s{i}")])));
        var receipts = results.Select(r => Expect.Of<Appended>(r, "a concurrent append")).OrderBy(r => r.First).ToList();
        for (var i = 0; i < receipts.Count; i++)
        {
            Expect.Equal((2L + (2 * i), 3L + (2 * i)), (receipts[i].First, receipts[i].Last), $"receipt {i}");
        }

        var entries = await store.ReadAsync(City, 1, 1000);
        Expect.Equal(120, entries.Count, "the entries");
        foreach (var pair in entries.Chunk(2))
        {
            Expect.Equal(pair[0].Header.Scope, pair[1].Header.Scope, "the scopes of one append");
        }
    }

    private static async Task<AppendResult[]> TogetherAsync(int count, Func<int, ValueTask<AppendResult>> append)
    {
        // Everybody stands at the line before anybody runs.
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runners = Enumerable.Range(0, count).Select(async i =>
        {
            await start.Task;
            return await append(i);
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(runners);
    }

    private static async ValueTask<Appended> AppendAsync(ILedgerStore store, params NewEntry[] entries) =>
        Expect.Of<Appended>(await store.AppendAsync(City, new AppendRequest(entries)), "an append without a condition");

    private static NewEntry Entry(string scope) => new("noted", 1, scope, [Encoding.UTF8.GetBytes($$"""{"about":"{{scope}}"}""")]);
}
