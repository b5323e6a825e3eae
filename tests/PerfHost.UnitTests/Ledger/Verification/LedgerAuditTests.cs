using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;
using PerfHost.Engine.Ledger.Verification;
using PerfHost.Sdk.Testing.Ledger;

namespace PerfHost.UnitTests.Ledger.Verification;

public sealed class LedgerAuditTests
{
    private const string City = "双流区";

    [Fact]
    public async Task Take_AnHonestLedger_Holds()
    {
        var (entries, head) = await LedgerAsync();
        var verdict = Verdict(entries, head);
        Assert.Null(verdict.Flaw);
        Assert.Equal(head, verdict.Head);
    }

    [Fact]
    public async Task Take_ChangedRow_NamesTheEntry()
    {
        var (entries, head) = await LedgerAsync();
        entries[2] = entries[2] with { Rows = ["forged"u8.ToArray()] };
        AssertFlaw(3, "payload hash", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_ChangedSalt_NamesTheEntry()
    {
        var (entries, head) = await LedgerAsync();
        entries[2] = entries[2] with { Salt = new byte[32] };
        AssertFlaw(3, "payload hash", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_MissingEntry_NamesTheGap()
    {
        var (entries, head) = await LedgerAsync();
        entries.RemoveAt(2);
        AssertFlaw(3, "sequence", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_MissingLastEntry_NamesTheSequenceAfterTheLast()
    {
        var (entries, head) = await LedgerAsync();
        entries.RemoveAt(4);
        AssertFlaw(5, "last sequence", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_TimeGoesBack_NamesTheEntry()
    {
        var (entries, head) = await LedgerAsync();
        Rewrite(entries, 3, entries[3].Header with { RecordedAt = entries[3].Header.RecordedAt.AddYears(-1) });
        AssertFlaw(4, "recorded time", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_ConsistentlyRewrittenEntry_IsCaughtByTheRoot()
    {
        var (entries, head) = await LedgerAsync();
        Rewrite(entries, 3, entries[3].Header with { Kind = "forged" });
        AssertFlaw(5, "root", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_HeaderRecordThatIsNotItsBytes_NamesTheEntry()
    {
        var (entries, head) = await LedgerAsync();
        entries[1] = entries[1] with { Header = entries[1].Header with { Kind = "forged" } };
        AssertFlaw(2, "header record", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_UnreadableHeader_NamesTheEntry()
    {
        var (entries, head) = await LedgerAsync();
        entries[1] = entries[1] with { HeaderBytes = "garbage"u8.ToArray() };
        AssertFlaw(2, "header", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_AnotherJurisdictionsLedger_IsRefused()
    {
        var (entries, _) = await LedgerAsync();
        var audit = new LedgerAudit("other");
        Assert.False(audit.Take(entries[0]));
        AssertFlaw(1, "jurisdiction", audit.Verdict());
    }

    [Fact]
    public async Task Take_NotOpened_IsRefused()
    {
        var (entries, head) = await LedgerAsync();
        Rewrite(entries, 0, entries[0].Header with { Kind = "noted" });
        AssertFlaw(1, "kind of the first entry", Verdict(entries, head));
    }

    [Fact]
    public async Task Take_ErasedPayloads_AreCountedAndHold()
    {
        var (entries, head) = await LedgerAsync();
        entries[2] = entries[2] with { Rows = null, Salt = default };
        Assert.Equal((1L, null), (Verdict(entries, head).Erased, Verdict(entries, head).Flaw));
    }

    [Fact]
    public async Task VerifyAsync_UnknownJurisdiction_HoldsAsEmpty()
    {
        var verdict = await LedgerVerifier.VerifyAsync(new InMemoryLedgerStore(), "nowhere");
        Assert.Equal((new LedgerHead("nowhere", 0, MerkleHash.Empty), true), (verdict.Head, verdict.Holds));
    }

    private static void Rewrite(List<StoredEntry> entries, int index, EntryHeader header) =>
        entries[index] = entries[index] with { Header = header, HeaderBytes = HeaderEncoding.Write(header) };

    private static void AssertFlaw(long sequence, string what, LedgerVerdict verdict) =>
        Assert.Equal((sequence, what), (verdict.Flaw?.Sequence, verdict.Flaw?.What));

    private static LedgerVerdict Verdict(List<StoredEntry> entries, LedgerHead head)
    {
        var audit = new LedgerAudit(City);
        foreach (var entry in entries)
        {
            audit.Take(entry);
        }

        return audit.Verdict(head);
    }

    private static async Task<(List<StoredEntry> Entries, LedgerHead Head)> LedgerAsync()
    {
        var store = new InMemoryLedgerStore();
        await store.AppendAsync(City, new AppendRequest([LedgerOpening.Entry()]));
        for (var i = 0; i < 4; i++)
        {
            await store.AppendAsync(City, new AppendRequest([new NewEntry("noted", 1, "a", ["one"u8.ToArray()])]));
        }

        return ([.. await store.ReadAsync(City, 0, 10)], (await store.HeadsAsync())[0]);
    }
}
