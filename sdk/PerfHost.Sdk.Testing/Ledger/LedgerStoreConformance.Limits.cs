using PerfHost.Engine.Ledger;

namespace PerfHost.Sdk.Testing.Ledger;

public sealed partial class LedgerStoreConformance
{
    private static async Task LimitsAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry());
        var text = new string('x', 201);
        var refused = new (string What, string Jurisdiction, AppendRequest Request)[]
        {
            ("no entries", City, new([])),
            ("too many entries", City, new([.. Enumerable.Repeat(Entry("a"), LedgerLimits.EntriesPerAppend + 1)])),
            ("too many rows", City, new([new NewEntry("kind", 1, "a", new ReadOnlyMemory<byte>[LedgerLimits.RowsPerEntry + 1])])),
            ("a row too long", City, new([new NewEntry("kind", 1, "a", [new byte[LedgerLimits.RowBytes + 1]])])),
            ("too many bytes", City, new([new NewEntry("kind", 1, "a", [.. Enumerable.Repeat((ReadOnlyMemory<byte>)new byte[LedgerLimits.RowBytes], 257)])])),
            ("a scope too long", City, new([Entry(text)])),
            ("a scope with half a character", City, new([Entry("\ud800")])),
            ("a kind too long", City, new([Entry("a") with { Kind = text }])),
            ("no kind", City, new([Entry("a") with { Kind = "" }])),
            ("version 0", City, new([Entry("a") with { Version = 0 }])),
            ("a key too long", City, new([Entry("a")], Key: text)),
            ("an empty key", City, new([Entry("a")], Key: "")),
            ("a condition's scope too long", City, new([Entry("a")], new AppendCondition(text, 0))),
            ("a negative condition", City, new([Entry("a")], new AppendCondition("a", -1))),
            ("an empty jurisdiction", "", new([LedgerOpening.Entry()])),
            ("a jurisdiction too long", text[..101], new([LedgerOpening.Entry()])),
            ("a jurisdiction with a slash", "a/b", new([LedgerOpening.Entry()])),
            ("a jurisdiction with a space", "a b", new([LedgerOpening.Entry()])),
            ("a jurisdiction with a full-width letter", "Ａ", new([LedgerOpening.Entry()])),
        };
        foreach (var (what, jurisdiction, request) in refused)
        {
            await Expect.RefusedAsync(async () => await store.AppendAsync(jurisdiction, request), what);
        }

        Expect.Equal(1L, (await store.HeadsAsync()).Single().Sequence, "the last sequence of the only ledger");
    }

    private static async Task AtTheLimitsAsync(ILedgerStore store)
    {
        var text = new string('绩', 200);
        await AppendAsync(store, LedgerOpening.Entry());
        await AppendAsync(store, [.. Enumerable.Repeat(Entry("a"), LedgerLimits.EntriesPerAppend)]);
        await AppendAsync(store, new NewEntry("rows", 1, text, [.. Enumerable.Repeat((ReadOnlyMemory<byte>)new byte[3], LedgerLimits.RowsPerEntry)]));
        Expect.Of<Appended>(await store.AppendAsync(City, new AppendRequest([new NewEntry("row", 1, "a", [new byte[LedgerLimits.RowBytes]])], null, text)), "the longest row and key");
        Expect.Of<Appended>(await store.AppendAsync(new string('区', 100), new AppendRequest([LedgerOpening.Entry()])), "the longest jurisdiction");
        await HoldsAsync(store);
    }

    private async Task ReopenAsync(Box box)
    {
        await AppendAsync(box.Store, LedgerOpening.Entry(), Entry("a"), Entry("b"));
        var (head, entries) = ((await box.Store.HeadsAsync())[0], await box.Store.ReadAsync(City, 0, 10));
        await ReopenNowAsync(box);
        Expect.Equal(head, (await box.Store.HeadsAsync())[0], "the head");
        var again = await box.Store.ReadAsync(City, 0, 10);
        for (var i = 0; i < entries.Count; i++)
        {
            Expect.SameBytes(entries[i].HeaderBytes, again[i].HeaderBytes, $"header {i + 1}");
            Expect.SameBytes(entries[i].Rows![0], again[i].Rows![0], $"row of entry {i + 1}");
        }

        Expect.Equal(4L, (await AppendAsync(box.Store, Entry("c"))).Last, "the sequence of the next append");
        await HoldsAsync(box.Store);
    }

    private async Task KeyAfterReopenAsync(Box box)
    {
        await AppendAsync(box.Store, LedgerOpening.Entry());
        var request = new AppendRequest([Entry("a"), Entry("b")], Key: "retry");
        var first = Expect.Of<Appended>(await box.Store.AppendAsync(City, request), "the first append");
        await AppendAsync(box.Store, Entry("c"));
        await ReopenNowAsync(box);
        Expect.Equal(first with { Repeated = true }, await box.Store.AppendAsync(City, request), "the receipt of the repetition");
        Expect.Equal(4L, (await box.Store.HeadsAsync())[0].Sequence, "the last sequence");
    }

    private async Task TimeAfterReopenAsync(Box box)
    {
        var noon = _clock.GetUtcNow();
        await AppendAsync(box.Store, LedgerOpening.Entry());
        try
        {
            _clock.Set(noon.AddDays(-1));
            await ReopenNowAsync(box);
            await AppendAsync(box.Store, Entry("a"));
        }
        finally
        {
            _clock.Set(noon);
        }

        Expect.Equal(noon, (await box.Store.ReadAsync(City, 1, 1))[0].Header.RecordedAt, "the recorded time after the clock went back a day");
    }

    private async Task ConditionAfterReopenAsync(Box box)
    {
        await AppendAsync(box.Store, LedgerOpening.Entry(), Entry("a"), Entry("b"));
        await ReopenNowAsync(box);
        Expect.Equal(new Conflict("a", 2), await box.Store.AppendAsync(City, new AppendRequest([Entry("a")], new AppendCondition("a", 1))), "an append on a changed scope");
        Expect.Of<Appended>(await box.Store.AppendAsync(City, new AppendRequest([Entry("a")], new AppendCondition("a", 2))), "an append on an unchanged scope");
    }

    private async Task ReopenNowAsync(Box box) => box.Store = await _reopen!(box.Store, _clock);
}
