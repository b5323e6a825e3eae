using System.Text;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.UnitTests.Ledger;

public sealed class HeaderEncodingTests
{
    private static readonly EntryHeader Header = new()
    {
        Jurisdiction = "双流区",
        Sequence = 7,
        RecordedAt = new DateTimeOffset(2026, 3, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(1234567),
        Kind = "observations-recorded",
        Version = 2,
        Scope = "项目-1 \"A\"",
        Period = new DateOnly(2026, 3, 31),
        Key = "k<1>",
        RowCount = 3,
        PayloadHash = MerkleHash.Empty,
    };

    [Fact]
    public void Read_WrittenHeader_GivesTheSameHeader() => Assert.Equal(Header, HeaderEncoding.Read(HeaderEncoding.Write(Header)));

    [Fact]
    public void Read_WrittenHeaderWithoutOptionalParts_GivesTheSameHeader()
    {
        var header = Header with { Period = null, Key = null, Scope = "" };
        Assert.Equal(header, HeaderEncoding.Read(HeaderEncoding.Write(header)));
    }

    [Fact]
    public void Write_AHeader_KeepsItsBytesForEver() => Assert.Equal(
        """{"format":1,"jurisdiction":"双流区","sequence":7,"recordedAt":"2026-03-31T23:59:59.1234567Z","kind":"observations-recorded","version":2,"scope":"项目-1 \"A\"","period":"2026-03-31","key":"k<1>","rowCount":3,"payloadHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""",
        Encoding.UTF8.GetString(HeaderEncoding.Write(Header)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":2}""")]
    [InlineData("""{"format":1,"jurisdiction":null}""")]
    public void Read_SomethingElse_ThrowsFormatException(string text) =>
        Assert.Throws<FormatException>(() => HeaderEncoding.Read(Encoding.UTF8.GetBytes(text)));
}
