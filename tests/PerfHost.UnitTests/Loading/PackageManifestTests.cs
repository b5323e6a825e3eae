using PerfHost.Loading;

namespace PerfHost.UnitTests.Loading;

public sealed class PackageManifestTests
{
    [Fact]
    public void Parse_AllFields_AreRead()
    {
        var manifest = PackageManifest.Parse("id: shuangliu\nversion: 1.10\ntitle: 双流区\npublisher: 财政局\nplaces: [\"510116\", 双流]\nassembly: A.dll\n");

        Assert.Equal(("shuangliu", "1.10", "双流区", "财政局", "A.dll"), (manifest.Id, manifest.Version, manifest.Title, manifest.Publisher, manifest.Assembly));
        Assert.Equal(["510116", "双流"], manifest.Places);
    }

    [Fact]
    public void Parse_RequiredFieldsOnly_IsEnough()
    {
        var manifest = PackageManifest.Parse("id: a\nversion: 1.0\ntitle: 甲\n");

        Assert.Null(manifest.Assembly);
        Assert.Null(manifest.Publisher);
        Assert.Empty(manifest.Places);
    }

    [Fact]
    public void Parse_Capabilities_AreWhatItAsksFor()
    {
        var manifest = PackageManifest.Parse("id: a\nversion: 1.0\ntitle: 甲\ncapabilities:\n  network: [\"budget.example:443\"]\n  files: [\"*\"]\n");

        Assert.Equal(["budget.example:443"], manifest.Network);
        Assert.Equal(["*"], manifest.Files);
        Assert.Empty(PackageManifest.Parse("id: a\nversion: 1.0\ntitle: 甲\n").Network);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Parse_Title_IsBounded(int length, bool isRead)
    {
        var yaml = $"id: a\nversion: 1.0\ntitle: {new string('甲', length)}\n";

        Assert.Equal(isRead ? null : 3, Record.Exception(() => PackageManifest.Parse(yaml)) is PackageException refused ? refused.Line : null);
    }

    [Theory]
    [InlineData("version: 1.0\ntitle: 甲\n", null, "缺少 id")]
    [InlineData("id: a\ntitle: 甲\n", null, "缺少 version")]
    [InlineData("id: a\nversion: 1.0\n", null, "缺少 title")]
    [InlineData("id: a\nversion: 一\ntitle: 甲\n", 2, "版本号")]
    [InlineData("id: A b\nversion: 1.0\ntitle: 甲\n", 1, "A b")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\nasembly: A.dll\n", 4, "asembly")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\nassembly: ../A.dll\n", 4, "不带路径")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\nplaces: 双流\n", 4, "列表")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\nplaces:\n  - [x]\n", 5, "places")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\ncapabilities: all\n", 4, "capabilities")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\ncapabilities:\n  registry: [x]\n", 5, "registry")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\ncapabilities:\n  network: [\"b:1\", \"https://a.gov.cn/\"]\n", 5, "network 中写的是“https://a.gov.cn/”，应为主机:端口")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\ncapabilities:\n  network: [\"a.gov.cn\"]\n", 5, "budget.example.gov.cn:443")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\nsdk: \">=0.1 <0.1\"\n", 4, "sdk 写的是“>=0.1 <0.1”，应为平台 Sdk 的版本范围，例如 \">=0.1 <1\"，至少有一个版本能满足")]
    [InlineData("id: con\nversion: 1.0\ntitle: 甲\n", 1, "Windows 设备名")]
    [InlineData("id: nul.city\nversion: 1.0\ntitle: 甲\n", 1, "Windows 设备名")]
    [InlineData("id: com1\nversion: 1.0\ntitle: 甲\n", 1, "Windows 设备名")]
    [InlineData("id: a.\nversion: 1.0\ntitle: 甲\n", 1, "a.")]
    [InlineData("id: \"a\\n\"\nversion: 1.0\ntitle: 甲\n", 1, "id 写的是")]
    [InlineData("id: a1234567890123456789012345678901234567890123456789012345678901\nversion: 1.0\ntitle: 甲\n", 1, "不超过 60 个")]
    [InlineData("id: a\nversion: 0.1.0-..\ntitle: 甲\n", 2, "版本号")]
    [InlineData("id: a\nversion: 0.1.0-a.\ntitle: 甲\n", 2, "版本号")]
    [InlineData("id: a\nversion: 0.1.0-a-\ntitle: 甲\n", 2, "版本号")]
    [InlineData("id: a\nversion: \"0.1.0\\n\"\ntitle: 甲\n", 2, "版本号")]
    [InlineData("id: a\nversion: ١.٢.٣\ntitle: 甲\n", 2, "版本号")]
    [InlineData("id: a\nversion: 1.0-12345678901234567890123456789012345678901234567890123456789\ntitle: 甲\n", 2, "不超过 60 个字符")]
    [InlineData("id: a\nversion: 1.0\ntitle: \"甲\\e[31m\"\n", 3, "看不见的字符")]
    [InlineData("id: a\nversion: 1.0\ntitle: \"甲\\u202E乙\"\n", 3, "看不见的字符")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\npublisher: \"财政局\\u200B\"\n", 4, "看不见的字符")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\ncapabilities:\n  files: [\"/srv\\u202E\"]\n", 5, "files")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\nassembly: \"A.dll\\n\"\n", 4, "不带路径")]
    [InlineData("id: a\nversion: 1.0\ntitle: 甲\nsdk: \">=٠\"\n", 4, "sdk")]
    [InlineData("id: a\nid: b\nversion: 1.0\ntitle: 甲\n", 2, "YAML")]
    [InlineData("id: [a\n", null, "YAML")]
    [InlineData("just words", 1, "名称: 值")]
    [InlineData("", 1, "名称: 值")]
    public void Parse_Wrong_NamesLineFoundAndExpected(string yaml, int? line, string words)
    {
        var thrown = Assert.Throws<PackageException>(() => PackageManifest.Parse(yaml));

        Assert.Equal("package.yaml", thrown.File);
        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
        if (line is not null)
        {
            Assert.Equal(line, thrown.Line);
        }
    }
}
