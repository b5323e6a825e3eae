using System.Text;
using System.Text.Json;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Export;
using PerfHost.Sdk.Testing.Ledger;

namespace PerfHost.UnitTests.Ledger.Export;

public sealed class LedgerExportTests
{
    private const string City = "双流区";

    [Fact]
    public async Task VerifyAsync_AnExport_LeadsToItsHead()
    {
        var (bytes, head) = await ExportAsync();
        var verdict = await LedgerExport.VerifyAsync(new MemoryStream(bytes));
        Assert.Null(verdict.Flaw);
        Assert.Equal((head, 1L), (verdict.Head, verdict.Erased));
    }

    [Fact]
    public async Task WriteAsync_ALedger_IsReadableLineByLine()
    {
        var (bytes, head) = await ExportAsync();
        var lines = Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');
        Assert.Equal(head.Sequence + 1, lines.Length);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        Assert.Contains("绩效", lines[2], StringComparison.Ordinal);
        Assert.Contains("base64", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyAsync_AChangedCharacter_NamesTheEntry()
    {
        var (bytes, _) = await ExportAsync();
        var forged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("绩效", "绩笑", StringComparison.Ordinal));
        var verdict = await LedgerExport.VerifyAsync(new MemoryStream(forged));
        Assert.Equal((2L, "payload hash"), (verdict.Flaw?.Sequence, verdict.Flaw?.What));
    }

    [Fact]
    public async Task VerifyAsync_ACutFile_IsNotTheWholeLedger()
    {
        var (bytes, _) = await ExportAsync();
        var cut = bytes.AsSpan(0, bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') + 1).ToArray();
        var verdict = await LedgerExport.VerifyAsync(new MemoryStream(cut));
        Assert.Equal("last sequence", verdict.Flaw?.What);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"export":"else","format":1}""")]
    public Task VerifyAsync_SomethingElse_ThrowsFormatException(string text) =>
        Assert.ThrowsAsync<FormatException>(() => LedgerExport.VerifyAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public Task WriteAsync_UnknownJurisdiction_Throws() =>
        Assert.ThrowsAsync<ArgumentException>(() => LedgerExport.WriteAsync(new InMemoryLedgerStore(), "nowhere", new MemoryStream()));

    private static async Task<(byte[] Bytes, LedgerHead Head)> ExportAsync()
    {
        var store = new InMemoryLedgerStore();
        await store.AppendAsync(City, new AppendRequest(
        [
            LedgerOpening.Entry(),
            new NewEntry("noted", 1, "a", [Encoding.UTF8.GetBytes("""{"名":"绩效\n"}"""), Array.Empty<byte>()]),
            new NewEntry("noted", 1, "a", [new byte[] { 255, 0 }]),
            new NewEntry("noted", 1, "a", ["secret"u8.ToArray()]),
        ]));
        await store.EraseAsync(City, 4);
        var stream = new MemoryStream();
        var head = await LedgerExport.WriteAsync(store, City, stream);
        return (stream.ToArray(), head);
    }
}
