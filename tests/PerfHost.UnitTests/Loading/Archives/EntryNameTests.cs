using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Trust;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Loading.Archives;

/// <summary>Names in a package that is listed and signed as it should be: nothing but the names can be refused.</summary>
public sealed class EntryNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PublisherKey _key = PublisherKey.Create();

    [Theory]
    [InlineData("../evil.csx", "指向程序包之外")]
    [InlineData("rules/../../evil.csx", "指向程序包之外")]
    [InlineData("/etc/evil", "指向程序包之外")]
    [InlineData("rules\\..\\evil.csx", "不允许的字符")]
    [InlineData("C:/evil.dll", "不允许的字符")]
    [InlineData("rules//evil.csx", "空的路径段")]
    [InlineData("rules/", "空的路径段")]
    [InlineData("rules/./evil.csx", "指向程序包之外")]
    [InlineData("rules/evil.csx.", "指向程序包之外")]
    [InlineData("rules/evil.csx ", "指向程序包之外")]
    [InlineData("bin/evil.dll", "不认识的目录“bin”")]
    [InlineData("Lib/evil.dll", "不认识的目录“Lib”")]
    [InlineData("evil.exe", "不认识的文件")]
    [InlineData("lib/CON", "“CON”在 Windows 上是设备名")]
    [InlineData("lib/NUL.txt", "“NUL.txt”在 Windows 上是设备名")]
    [InlineData("rules/aux.csx", "设备名")]
    [InlineData("lib/COM1", "设备名")]
    [InlineData("lib/lpt9.tar.gz", "设备名")]
    [InlineData("lib/prn/x.dll", "设备名")]
    [InlineData("lib/con .dll", "设备名")]
    [InlineData("lib/COM².dll", "设备名")]
    [InlineData("rules/a\u202Excs.csx", "看不见的字符")]
    [InlineData("rules/a\u2066b.csx", "看不见的字符")]
    [InlineData("rules/a\u200Bb.csx", "看不见的字符")]
    [InlineData("rules/a\u001B[31m.csx", "看不见的字符")]
    [InlineData("rules/a\u0085.csx", "看不见的字符")]
    [InlineData("rules/a\u2028.csx", "看不见的字符")]
    [InlineData("rules/a\uFEFF.csx", "看不见的字符")]
    [InlineData("rules/e\u0301.csx", "另一种编码")]
    [InlineData("rules/\u212A.csx", "另一种编码")]
    [InlineData("rules/\u017F.csx", "另一种编码")]
    [InlineData("rules/\uF900.csx", "另一种编码")]
    [InlineData("rules/\u1100\u1161.csx", "另一种编码")]
    public void Read_NameThatNoPackageMayHave_IsRefusedForIt(string name, string says) => Refused(says, name);

    [Fact]
    public void Read_NamesBeyondTheLimits_AreRefused()
    {
        Refused("574 字节，至多 255 字节", $"rules/{new string('绩', 190)}.csx");
        Refused("应为 1—200", $"rules/{new string('a', 195)}");
    }

    [Theory]
    [InlineData("rules/a.csx", "rules/a.csx")]
    [InlineData("rules/a.csx", "rules/A.csx")]
    [InlineData("rules/é.csx", "rules/É.csx")]
    [InlineData("rules/（一）.csx", "rules/(一).csx")]
    public void Read_TwoNamesOfOneFile_AreRefused(string one, string other)
    {
        Refused("出现两次", one, other);
        Refused("出现两次", other, one);
    }

    [Theory]
    [InlineData("lib/x", "lib/x/y")]
    [InlineData("lib/x", "lib/X/y/z")]
    public void Read_FileThatIsAFolderToo_IsRefused(string file, string below)
    {
        Refused("既是文件，又是目录", file, below);
        Refused("既是文件，又是目录", below, file);
    }

    [Fact]
    public void Read_OneFolderWrittenInTwoWays_IsRefused() => Refused("只是写法不同", "lib/zh/a.dll", "lib/ZH/b.dll");

    [Fact]
    public void Extract_NamesAsPeopleGiveThem_AreWritten()
    {
        string[] names = ["rules/支出（试行） 2025.indicator.csx", "lib/runtimes/win-x64/native/e.dll", "lib/runtimes/win-x64/f.dll", "lib/console.dll", "lib/com10.dll", "lib/auxiliary.dll", $"rules/{new string('绩', 83)}.csx"];

        ForgedPackage.Read(ForgedPackage.Of(_key, ForgedPackage.Manifest, names)).Extract(_folder["out"]);

        Assert.All(names, name => Assert.True(File.Exists(_folder[$"out/{name}"])));
    }

    [Fact]
    public void Write_FolderWithTwoNamesOfOneFile_IsRefused()
    {
        Directory.CreateDirectory(_folder["rules"]);
        File.WriteAllText(_folder["package.yaml"], ForgedPackage.Manifest);
        File.WriteAllText(_folder["rules/（一）.csx"], "");
        File.WriteAllText(_folder["rules/(一).csx"], "");

        Assert.Contains("出现两次", Assert.Throws<PackageException>(() => PackageWriter.Write(_folder.Path, new MemoryStream(), _key)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnsignedManifestThatNestsDeeply_IsRefused() =>
        Assert.Contains("嵌套超过", Assert.Throws<PackageException>(() => ForgedPackage.Read(ForgedPackage.Of(null, new string('[', 100_000)))).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private void Refused(string says, params string[] names) =>
        Assert.Contains(says, Assert.Throws<PackageException>(() => ForgedPackage.Read(ForgedPackage.Of(_key, ForgedPackage.Manifest, names))).Problem, StringComparison.Ordinal);
}
