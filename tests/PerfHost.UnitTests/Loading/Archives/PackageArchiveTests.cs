using System.IO.Compression;
using System.Text;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
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

    [Theory]
    [InlineData("", "assembly 写的是“Own.dll”，但 lib 目录中没有这个文件")]
    [InlineData("own.dll", "只有大小写不同的“own.dll”")]
    [InlineData("more/Own.dll", "但 lib 目录中没有这个文件")]
    public void WriteAndCheck_AssemblyThatLibLacks_IsRefused(string there, string said)
    {
        var source = Source();
        File.AppendAllText(Path.Combine(source, "package.yaml"), "assembly: Own.dll\n");
        if (there.Length > 0)
        {
            var dll = Path.Combine(source, "lib", there);
            Directory.CreateDirectory(Path.GetDirectoryName(dll)!);
            File.WriteAllText(dll, "");
        }

        Refused(said, () => PackageWriter.Write(source, new MemoryStream(), _key));

        // Packed by something else, it is refused before it is installed.
        var manifest = File.ReadAllBytes(Path.Combine(source, "package.yaml"));
        var archive = Read(Changed(Pack(), changed =>
        {
            Replace(changed, "package.yaml", manifest);
            Replace(changed, "SHA256SUMS", Sums(changed));
        }));
        Refused(said, () => PackageCheck.Publisher(archive, Roots()));
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
    public void Publisher_UnknownKey_IsRefusedWithTheFolderThatWasRead()
    {
        var folder = _folder.Path;
        var (none, empty, file) = (Path.Combine(folder, "none"), Path.Combine(folder, "empty"), Path.Combine(folder, "file"));
        Directory.CreateDirectory(empty);
        File.WriteAllText(file, "");
        using var other = PublisherKey.Create();
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "others")).FullName, "别处.pem"), other.PublicPem());

        Refused($"信任目录 {none} 不存在", () => Read(Pack()).Publisher(TrustRoots.Read(none)));
        Refused($"信任目录 {file} 是一个文件", () => Read(Pack()).Publisher(TrustRoots.Read(file)));
        Refused($"信任目录 {empty} 中没有公钥（.pem）", () => Read(Pack()).Publisher(TrustRoots.Read(empty)));
        Refused($"读取的信任目录是 {Path.Combine(folder, "others")}。", () => Read(Pack()).Publisher(TrustRoots.Read(Path.Combine(folder, "others"))));
    }

    [Theory]
    [InlineData("7415230000000000000000000000abcd,")]
    [InlineData("fd231da52266")]
    [InlineData("SHA256:fd231da52266fd231da52266fd231da52266fd231da52266fd231da52266fd23")]
    [InlineData("这不是哈希")]
    [InlineData("7415230000000000000000000000abcd 7415230000000000000000000000abcd")]
    public void Roots_RevocationThatCannotBeUnderstood_IsRefusedWithItsLine(string line) =>
        Refused($"revoked.txt 第 3 行：写的是“{line}”，应为 32 位十六进制的密钥标识或 64 位", () => Roots("# 吊销\n\n" + line));

    [Fact]
    public void Roots_RevocationInAnyEncodingAndCase_IsUnderstood()
    {
        var trust = Path.Combine(_folder.Path, "trust");
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, new UTF8Encoding(false) })
        {
            Roots();
            File.WriteAllText(Path.Combine(trust, "revoked.txt"), $"# 吊销\r\n\r\n  {_key.Id.ToUpperInvariant()}  # 私钥外泄\r\n", encoding);

            Assert.True(TrustRoots.Read(trust).IsRevoked(_key.Id));
        }

        File.Move(Path.Combine(trust, "revoked.txt"), Path.Combine(trust, "Revoked.TXT"));
        Assert.True(TrustRoots.Read(trust).IsRevoked(_key.Id));
    }

    [Fact]
    public void Roots_FolderNamedAsTheRevocations_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "trust", "revoked.txt"));

        Refused("revoked.txt：是文件夹", () => TrustRoots.Read(Path.Combine(_folder.Path, "trust")));
    }

    [Fact]
    public void Roots_PrivateKeyOrOneKeyTwice_IsRefusedWithItsFiles()
    {
        Roots();
        var second = Path.Combine(_folder.Path, "trust", "某某单位.pem");
        File.WriteAllText(second, _key.PublicPem());
        var both = Assert.Throws<PackageException>(() => Roots()).Message;
        Assert.Contains("某市财政局.pem", both, StringComparison.Ordinal);
        Assert.Contains("某某单位.pem", both, StringComparison.Ordinal);

        using var other = PublisherKey.Create();
        File.WriteAllText(second, other.PrivatePem());
        Refused("某某单位.pem：是私钥，不应放在信任目录；请换成公钥 .pem", () => Roots());
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

    [Fact]
    public void Read_SameNameTwice_IsRefusedWhateverItsCase()
    {
        Refused("出现两次", () => Read(Changed(Pack(), archive => Add(archive, "rules/a.indicator.csx", []))));
        Refused("出现两次", () => Read(Changed(Pack(), archive => Add(archive, "rules/A.indicator.csx", []))));
    }

    [Fact]
    public void Read_WithoutListOrManifest_IsRefusedWithWhatIsMissing()
    {
        Refused("SHA256SUMS：缺少文件清单", () => Read(Changed(Pack(), archive => archive.GetEntry("SHA256SUMS")!.Delete())));
        Refused("package.yaml：缺少", () => Read(Changed(Pack(), archive =>
        {
            archive.GetEntry("package.yaml")!.Delete();
            var left = Encoding.UTF8.GetString(Entry(Pack(), "SHA256SUMS")).Split('\n')[1];
            Replace(archive, "SHA256SUMS", Encoding.UTF8.GetBytes(left + "\n"));
        })));
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
        Refused("x.pem：是公钥，签名要用私钥文件（.key）", () => PublisherKey.ParsePrivate(_key.PublicPem(), "x.pem"));
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

    private static byte[] Sums(ZipArchive archive) =>
        PackageSums.Of(archive.Entries.Where(entry => entry.FullName is not ("SHA256SUMS" or "SIGNATURE")).Select(entry =>
        {
            using var content = entry.Open();
            return KeyValuePair.Create(entry.FullName, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
        })).ToBytes();

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
