using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;
using PerfHost.Engine.Ledger.Verification;

namespace PerfHost.Sdk.Testing.Ledger;

public sealed partial class LedgerStoreConformance
{
    private async Task MonotoneTimeAsync(ILedgerStore store)
    {
        var noon = _clock.GetUtcNow();
        try
        {
            await AppendAsync(store, LedgerOpening.Entry());
            _clock.Set(noon.AddHours(-1));
            await AppendAsync(store, Entry("a"));
            _clock.Set(noon.AddHours(1));
            await AppendAsync(store, Entry("a"));
        }
        finally
        {
            _clock.Set(noon);
        }

        var times = (await store.ReadAsync(City, 0, 10)).Select(e => e.Header.RecordedAt).ToList();
        Expect.Equal((noon, noon, noon.AddHours(1)), (times[0], times[1], times[2]), "the recorded times while the clock went 0, -1, +1 hours");
    }

    private static async Task RootsAsync(ILedgerStore store)
    {
        var roots = new List<(long Size, Hash Root)>();
        await AppendAsync(store, LedgerOpening.Entry());
        for (var i = 0; i < 20; i++)
        {
            var receipt = await AppendAsync(store, [.. Enumerable.Range(0, 1 + (i % 3)).Select(n => Entry($"s{n}"))]);
            roots.Add((receipt.Last, receipt.Root));
        }

        var leaves = (await store.ReadAsync(City, 0, 1000)).Select(e => MerkleHash.Leaf(e.HeaderBytes.Span)).ToArray();
        foreach (var (size, root) in roots)
        {
            Expect.Equal(Recomputed(leaves.AsSpan(0, (int)size)), root, $"the root of {size} entries");
        }

        Expect.Equal(new LedgerHead(City, leaves.Length, Recomputed(leaves)), (await store.HeadsAsync())[0], "the head");
        await HoldsAsync(store);
    }

    private static async Task PagesAsync(ILedgerStore store)
    {
        await AppendAsync(store, [LedgerOpening.Entry(), .. Enumerable.Range(0, 24).Select(i => Entry($"s{i}"))]);
        var sequences = new List<long>();
        for (var after = 0L; ;)
        {
            var page = await store.ReadAsync(City, after, 7);
            if (page.Count == 0)
            {
                break;
            }

            sequences.AddRange(page.Select(e => e.Header.Sequence));
            after = sequences[^1];
        }

        Expect.True(sequences.SequenceEqual(Enumerable.Range(1, 25).Select(i => (long)i)), "the pages give 1 to 25 in order");
        Expect.Equal(0, (await store.ReadAsync(City, long.MaxValue, 1)).Count, "the entries after the end");
        await Expect.RefusedAsync(async () => await store.ReadAsync(City, -1, 1), "a read after -1");
        await Expect.RefusedAsync(async () => await store.ReadAsync(City, 0, 0), "a read of no entries");
        await Expect.RefusedAsync(async () => await store.ReadAsync(City, 0, LedgerLimits.EntriesPerRead + 1), "a read of too many entries");
    }

    private static async Task UnknownJurisdictionAsync(ILedgerStore store)
    {
        Expect.Equal(0, (await store.ReadAsync("nowhere", 0, 10)).Count, "the entries");
        Expect.Equal(0, (await store.HeadsAsync()).Count, "the heads");
    }

    private static async Task IsolationAsync(ILedgerStore store)
    {
        await AppendAsync(store, LedgerOpening.Entry(), Entry("shared"));
        var before = (await store.HeadsAsync())[0];
        await store.AppendAsync("other", new AppendRequest([LedgerOpening.Entry()]));
        var other = Expect.Of<Appended>(
            await store.AppendAsync("other", new AppendRequest([Entry("shared")], new AppendCondition("shared", 0))), "an append on a scope that only another ledger has");
        Expect.Equal(2L, other.Last, "its sequence");
        Expect.Equal(before, (await store.HeadsAsync()).Single(h => string.Equals(h.Jurisdiction, City, StringComparison.Ordinal)), "the head of the first ledger");
        Expect.True((await store.ReadAsync("other", 0, 10)).All(e => string.Equals(e.Header.Jurisdiction, "other", StringComparison.Ordinal)), "a ledger holds its own entries only");
        await HoldsAsync(store);
    }

    private static async Task HeadsOrderAsync(ILedgerStore store)
    {
        string[] names = ["b", "双流区", "A", "a", "成都市", "a-1", "a.1", "𠀀"];
        foreach (var name in names)
        {
            await store.AppendAsync(name, new AppendRequest([LedgerOpening.Entry()]));
        }

        var expected = string.Join(' ', names.Order(StringComparer.Ordinal));
        Expect.Equal(expected, string.Join(' ', (await store.HeadsAsync()).Select(h => h.Jurisdiction)), "the order of the heads");
    }

    private static async Task ErasureAsync(ILedgerStore store)
    {
        if (store is not IPayloadEraser eraser)
        {
            return;
        }

        await AppendAsync(store, LedgerOpening.Entry(), Entry("a"), Entry("b"));
        var before = await store.ReadAsync(City, 0, 10);
        var head = (await store.HeadsAsync())[0];
        Expect.True(await eraser.EraseAsync(City, 2), "the first erasure says true");
        Expect.True(!await eraser.EraseAsync(City, 2), "the second erasure says false");
        Expect.True(!await eraser.EraseAsync(City, 99), "the erasure of no entry says false");
        Expect.True(!await eraser.EraseAsync("nowhere", 2), "the erasure in no ledger says false");
        await Expect.RefusedAsync(async () => await eraser.EraseAsync(City, 1), "the erasure of the opening");
        var after = await store.ReadAsync(City, 0, 10);
        Expect.True(after[1].Rows is null && after[1].Salt.IsEmpty, "payload and salt are gone");
        Expect.SameBytes(before[1].HeaderBytes, after[1].HeaderBytes, "the header of the tombstone");
        Expect.True(after[2].Rows is [_], "the neighbour is untouched");
        Expect.Equal(head, (await store.HeadsAsync())[0], "the head");
        await AppendAsync(store, Entry("c"));
        await HoldsAsync(store);
    }

    private static async Task ReceiptsAsync(ILedgerStore store)
    {
        if (store is not IReceiptSource source)
        {
            return;
        }

        await AppendAsync(store, LedgerOpening.Entry(), new NewEntry("batch", 1, "a", ["x"u8.ToArray(), "y"u8.ToArray(), "z"u8.ToArray()]), Entry("b"));
        var head = (await store.HeadsAsync())[0];
        var receipt = Expect.Of<Receipt>(await source.ReceiptAsync(City, 2, row: 1), "a receipt");
        Expect.Equal((head.Root, 3L), (receipt.Root, receipt.TreeSize), "the receipt's tree");
        Expect.SameBytes("y"u8.ToArray(), receipt.Row!.Row, "the row shown");
        Expect.Equal(new ReceiptVerdict(true, null), Receipt.Parse(receipt.ToJson()).Verify(), "the verdict after a journey as JSON");
        Expect.True(await source.ReceiptAsync(City, 4) is null && await source.ReceiptAsync(City, 0) is null, "no entry, no receipt");
        Expect.True(await source.ReceiptAsync("nowhere", 1) is null, "no ledger, no receipt");
        if (store is IPayloadEraser eraser)
        {
            await eraser.EraseAsync(City, 2);
            Expect.True((await source.ReceiptAsync(City, 2))!.Verify().Holds, "the header of an erased entry is still proven");
            Expect.True(receipt.Verify().Holds, "an earlier receipt still holds");
            await Expect.RefusedAsync(async () => await source.ReceiptAsync(City, 2, row: 1), "the receipt of an erased row");
        }
    }

    private static async Task GrowthAsync(ILedgerStore store)
    {
        if (store is not IReceiptSource source)
        {
            return;
        }

        var earlier = await AppendAsync(store, LedgerOpening.Entry(), Entry("a"), Entry("b"));
        var later = await AppendAsync(store, Entry("c"), Entry("d"), Entry("e"), Entry("f"));
        var path = await source.ConsistencyAsync(City, earlier.Last, later.Last);
        Expect.True(MerkleProof.IsConsistent(earlier.Last, later.Last, earlier.Root, later.Root, path), "the later ledger contains the earlier one");
        await Expect.RefusedAsync(async () => await source.ConsistencyAsync(City, 1, later.Last + 1), "a proof for a size not reached");
    }

    private static async Task SaltsAsync(ILedgerStore store)
    {
        await AppendAsync(store, [LedgerOpening.Entry(), .. Enumerable.Repeat(Entry("same"), 50)]);
        var entries = await store.ReadAsync(City, 0, 100);
        Expect.Equal(51, entries.Select(e => Convert.ToHexString(e.Salt.Span)).Distinct(StringComparer.Ordinal).Count(), "the different salts of 51 entries");
    }

    private static async Task HoldsAsync(ILedgerStore store)
    {
        foreach (var head in await store.HeadsAsync())
        {
            var verdict = await LedgerVerifier.VerifyAsync(store, head.Jurisdiction, head);
            Expect.True(verdict.Holds, $"the ledger of {head.Jurisdiction} verifies ({verdict.Flaw})");
        }
    }

    // The definition of RFC 9162, 2.1.1, so that a mistake in the incremental tree cannot confirm itself.
    private static Hash Recomputed(ReadOnlySpan<Hash> leaves)
    {
        if (leaves.Length < 2)
        {
            return leaves.IsEmpty ? MerkleHash.Empty : leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return MerkleHash.Node(Recomputed(leaves[..split]), Recomputed(leaves[split..]));
    }
}
