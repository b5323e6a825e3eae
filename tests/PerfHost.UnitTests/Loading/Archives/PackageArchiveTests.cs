using System.IO.Compression;
using System.Text;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Trust;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Loading.Archives;

public sealed class PackageArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PublisherKey _key = PublisherKey.Create();

    [Fact]
    public void Read_PackedFolder_GivesItsFilesAndPublisher()
    {
        var archive = Read(Pack());

        Assert.Equal(("mycity", "1.2.0"), (archive.Manifest.Id, archive.Manifest.Version));
        Assert.Equal(["package.yaml", "rules/a.indicator.csx"], archive.Files.Select(file => file.Name));
        Assert.Equal("某市财政局", archive.Publisher(Roots()));
    }

    [Fact]
    public void Write_SameFolderTwice_GivesTheSameBytes()
    {
        Assert.Equal(Pack(signed: false), Pack(signed: false));
        Assert.Equal(Read(Pack()).Hash, Read(Pack()).Hash);
    }

    [Fact]
    public void Extract_Archive_GivesTheFolderBack()
    {
        var archive = Read(Pack());
        var target = Path.Combine(_folder.Path, "out");

        archive.Extract(target);

        Assert.Equal(File.ReadAllText(Path.Combine(Source(), "rules", "a.indicator.csx")), File.ReadAllText(Path.Combine(target, "rules", "a.indicator.csx")));
    }

    [Fact]
    public void Publisher_Unsigned_IsRefused() => Refused("没有签名", () => Read(Pack(signed: false)).Publisher(Roots()));

    [Fact]
    public void Publisher_UnknownKey_IsRefusedWithItsId() => Refused(_key.Id, () => Read(Pack()).Publisher(TrustRoots.None));

    [Fact]
    public void Publisher_RevokedKeyOrPackage_IsRefused()
    {
        Refused("已被吊销", () => Read(Pack()).Publisher(Roots(_key.Id + " # 私钥外泄")));
        Refused("已被吊销", () => Read(Pack()).Publisher(Roots(Read(Pack()).Hash)));
    }

    [Fact]
    public void Publisher_SignatureOfAnotherPackage_IsRefused()
    {
        var other = Pack(text: "return 0;");
        var signature = Entry(other, "SIGNATURE");

        Refused("签名与内容不符", () => Read(Changed(Pack(), archive => Replace(archive, "SIGNATURE", signature))).Publisher(Roots()));
    }

    [Fact]
    public void Read_ChangedAddedOrRemovedFile_IsRefusedByName()
    {
        Refused("rules/a.indicator.csx：内容与清单中的哈希不符", () => Read(Changed(Pack(), archive => Replace(archive, "rules/a.indicator.csx", "return 100;"u8.ToArray()))));
        Refused("rules/b.indicator.csx：不在文件清单中", () => Read(Changed(Pack(), archive => Add(archive, "rules/b.indicator.csx", []))));
        Refused("rules/a.indicator.csx：清单中有而文件不在", () => Read(Changed(Pack(), archive => archive.GetEntry("rules/a.indicator.csx")!.Delete())));
    }

    [Theory]
    [InlineData("../evil.csx")]
    [InlineData("rules/../../evil.csx")]
    [InlineData("/etc/evil")]
    [InlineData("rules\\..\\evil.csx")]
    [InlineData("C:/evil.dll")]
    [InlineData("rules//evil.csx")]
    [InlineData("rules/evil.csx.")]
    [InlineData("bin/evil.dll")]
    [InlineData("evil.exe")]
    public void Read_NameThatReachesOut_IsRefused(string name) =>
        Assert.Throws<PackageException>(() => Read(Changed(Pack(), archive => Add(archive, name, []))));

    [Fact]
    public void Read_SameNameTwice_IsRefusedWhateverItsCase()
    {
        Refused("出现两次", () => Read(Changed(Pack(), archive => Add(archive, "rules/a.indicator.csx", []))));
        Refused("出现两次", () => Read(Changed(Pack(), archive => Add(archive, "rules/A.indicator.csx", []))));
    }

    [Fact]
    public void Read_Bomb_IsRefusedBeforeItIsUnpacked() =>
        Refused("压缩炸弹", () => Read(Changed(Pack(), archive => Add(archive, "lib/bomb.dll", new byte[20 << 20]))));

    [Fact]
    public void Read_BeyondALimit_IsRefusedWithTheLimit()
    {
        Refused("上限为 10 字节", () => Read(Pack(), ArchiveLimits.Default with { PackedBytes = 10 }));
        Refused("上限为 2 个", () => Read(Pack(), ArchiveLimits.Default with { Entries = 2 }));
        Refused("解压后过大", () => Read(Pack(), ArchiveLimits.Default with { UnpackedBytes = 100 }));
    }

    [Fact]
    public void Read_DamagedFile_IsRefusedAtAnyByte()
    {
        var packed = Pack();
        for (var cut = 0; cut < packed.Length; cut += 97)
        {
            Assert.Throws<PackageException>(() => Read(packed[..cut]));
        }
    }

    [Fact]
    public void Parse_KeyOfAnotherKind_IsRefused()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);

        Refused("P-256", () => PublisherKey.Parse(rsa.ExportSubjectPublicKeyInfoPem(), "x.pem"));
        Refused("P-256", () => PublisherKey.Parse("不是密钥", "x.pem"));
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private static PackageArchive Read(byte[] packed, ArchiveLimits? limits = null)
    {
        using var stream = new MemoryStream(packed, writable: false);
        return PackageArchive.Read(stream, limits ?? ArchiveLimits.Default);
    }

    private static void Refused(string part, Func<object> act) => Assert.Contains(part, Assert.Throws<PackageException>(act).Message, StringComparison.Ordinal);

    private static byte[] Changed(byte[] packed, Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(packed);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(archive);
        }

        return stream.ToArray();
    }

    private static void Replace(ZipArchive archive, string name, byte[] content)
    {
        archive.GetEntry(name)!.Delete();
        Add(archive, name, content);
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        stream.Write(content);
    }

    private static byte[] Entry(byte[] packed, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(packed));
        using var content = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private string Source(string text = "return Weight;")
    {
        var source = Path.Combine(_folder.Path, "mycity");
        Directory.CreateDirectory(Path.Combine(source, "rules"));
        File.WriteAllText(Path.Combine(source, "package.yaml"), "id: mycity\nversion: 1.2.0\ntitle: 某市绩效规则\n");
        File.WriteAllText(Path.Combine(source, "rules", "a.indicator.csx"), $"// title: 示例\n// source: 本方案约定\n{text}\n", Encoding.UTF8);
        return source;
    }

    private byte[] Pack(bool signed = true, string text = "return Weight;")
    {
        using var target = new MemoryStream();
        PackageWriter.Write(Source(text), target, signed ? _key : null);
        return target.ToArray();
    }

    private TrustRoots Roots(string? revoked = null)
    {
        var trust = Path.Combine(_folder.Path, "trust");
        Directory.CreateDirectory(trust);
        File.WriteAllText(Path.Combine(trust, "某市财政局.pem"), _key.PublicPem());
        File.WriteAllText(Path.Combine(trust, "revoked.txt"), revoked ?? "");
        return TrustRoots.Read(trust);
    }
}
