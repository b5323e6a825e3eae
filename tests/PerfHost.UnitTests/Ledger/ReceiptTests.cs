using System.Text;
using PerfHost.Engine.Ledger;
using PerfHost.Sdk.Testing.Ledger;

namespace PerfHost.UnitTests.Ledger;

public sealed class ReceiptTests
{
    private const string City = "双流区";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4999)]
    public async Task Verify_OneRowOfFiveThousand_ProvesItAndShowsNoOther(int row)
    {
        var receipt = (await Store().ReceiptAsync(City, 2, row))!;

        Assert.Equal(new ReceiptVerdict(true, null), receipt.Verify());
        Assert.Equal($"row {row}", Encoding.UTF8.GetString(receipt.Row!.Row));
        Assert.InRange(receipt.Row.Path.Count, 1, 13);
        Assert.InRange(receipt.ToJson().Length, 500, 4000);
        Assert.Equal(new ReceiptVerdict(true, null), Receipt.Parse(receipt.ToJson()).Verify());
    }

    [Fact]
    public async Task Verify_EverySingleForgery_IsRefused()
    {
        var receipt = (await Store().ReceiptAsync(City, 2, 7))!;
        var forged = (byte[])receipt.Header.Clone();
        forged[^3] ^= 1;
        Receipt[] forgeries =
        [
            receipt with { Jurisdiction = "other" },
            receipt with { Index = 2 },
            receipt with { Index = -1 },
            receipt with { TreeSize = 1 },
            receipt with { TreeSize = long.MaxValue },
            receipt with { Root = default },
            receipt with { Path = [] },
            receipt with { Path = [.. receipt.Path, default] },
            receipt with { Header = forged },
            receipt with { Header = [] },
            receipt with { Row = receipt.Row! with { Row = "row 8"u8.ToArray() } },
            receipt with { Row = receipt.Row with { Index = 8 } },
            receipt with { Row = receipt.Row with { Salt = new byte[32] } },
            receipt with { Row = receipt.Row with { Path = [.. receipt.Row.Path.Skip(1)] } },
        ];
        Assert.All(forgeries, forgery =>
        {
            var verdict = forgery.Verify();
            Assert.False(verdict.Holds);
            Assert.NotNull(verdict.Finding);
        });
    }

    [Fact]
    public async Task Verify_HeaderOnly_Holds()
    {
        var receipt = (await Store().ReceiptAsync(City, 3))!;
        Assert.Null(receipt.Row);
        Assert.True(Receipt.Parse(receipt.ToJson()).Verify().Holds);
    }

    [Fact]
    public async Task Verify_UnderAnEarlierRoot_Holds()
    {
        var store = Store();
        var early = (await store.ReceiptAsync(City, 2))!;
        await store.AppendAsync(City, new AppendRequest([new NewEntry("later", 1, "", [])]));
        Assert.True(early.Verify().Holds);
        Assert.NotEqual(early.Root, (await store.ReceiptAsync(City, 2))!.Root);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"jurisdiction":"a","index":0,"header":null,"treeSize":1,"root":"00","path":[]}""")]
    public void Parse_SomethingElse_ThrowsFormatException(string json) => Assert.Throws<FormatException>(() => Receipt.Parse(json));

    private static InMemoryLedgerStore Store()
    {
        var store = new InMemoryLedgerStore(new SettableClock(DateTimeOffset.UnixEpoch));
        var batch = new NewEntry("observations-recorded", 1, "p", [.. Enumerable.Range(0, 5000).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"row {i}"))]);
        var appended = store.AppendAsync(City, new AppendRequest([LedgerOpening.Entry(), batch, new NewEntry("noted", 1, "p", [])]));
        Assert.True(appended.IsCompletedSuccessfully);
        return store;
    }
}
