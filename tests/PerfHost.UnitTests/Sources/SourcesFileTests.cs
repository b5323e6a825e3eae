using PerfHost.Host.Sources;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Sources;

public sealed class SourcesFileTests : IDisposable
{
    private const string Source = "sources:\n  - id: a\n    source: connectors/csv\n    jurisdiction: x\n";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_NoFile_IsNoSources() => Assert.Empty(SourcesFile.Read(_folder.Path).Sources);

    [Fact]
    public void Read_Gbk_IsRefusedWithTheLine()
    {
        GbkFile.Write(_folder[SourcesFile.Name], Source + "    title: 支付月报\n");

        Assert.StartsWith("sources.yaml 第 5 行：文件不是 UTF-8", Assert.Throws<SourceConfigException>(() => SourcesFile.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GbkMapping_IsNoMapping()
    {
        GbkFile.Write(_folder["m.yaml"], "subject: 项目编码");

        var file = Read(Source + "    mapping: m.yaml\n");

        Assert.Empty(file.Sources);
        Assert.Contains("mapping 文件 m.yaml 第 1 行：文件不是 UTF-8", Assert.Single(file.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AllFields_AreRead()
    {
        File.WriteAllText(_folder["m.yaml"], "subject: a");

        var file = Read("secrets: s.env\n" + Source + """
                title: 支付月报
                mapping: m.yaml
                settings: { file: in.csv, connection: { secret: DB } }
                network: ["db.example:5432"]
                files: [exports, /srv]
                schedule: 0 30 6 * * ?
                fresh-within: 26h
                timeout: 90s
                read-only: true
            """);

        var source = Assert.Single(file.Sources);
        Assert.Equal(("a", "支付月报", "connectors", "csv", "x"), (source.Id, source.Title, source.Package, source.Key, source.Jurisdiction));
        Assert.Equal([("file", "in.csv"), ("mapping", "subject: a"), ("mapping-file", "m.yaml")], source.Settings.Select(setting => (setting.Key, setting.Value)));
        Assert.Equal("DB", source.Secrets["connection"]);
        Assert.Equal(["db.example:5432"], source.Network);
        Assert.Equal([_folder["exports"], "/srv"], source.Files);
        Assert.Equal(("0 30 6 * * ?", TimeSpan.FromHours(26), TimeSpan.FromSeconds(90), true), (source.Schedule, source.FreshWithin, source.Timeout, source.ReadOnly));
        Assert.Equal(_folder["s.env"], file.SecretsFile);
    }

    [Theory]
    [InlineData("sources: [", "YAML")]
    [InlineData("- a", "sources: 开头")]
    [InlineData("sources: 1", "列表")]
    [InlineData("surces: []", "sources 应为列表")]
    public void Read_NoListOfSources_IsRefused(string yaml, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<SourceConfigException>(() => Read(yaml)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("secret: a\nsources: []\n", "第 1 行：不认识“secret”")]
    [InlineData("sources:\n  - source: a/b\n    jurisdiction: x\n", "第 2 行：缺少 id")]
    [InlineData("sources:\n  - id: A\n    source: a/b\n    jurisdiction: x\n", "id 写的是“A”")]
    [InlineData("sources:\n  - id: a\n    source: csv\n    jurisdiction: x\n", "程序包/键")]
    [InlineData(Source + "    schedule: every day\n", "schedule 写的是“every day”")]
    [InlineData(Source + "    fresh-within: 1 day\n", "fresh-within 写的是“1 day”")]
    [InlineData(Source + "    timeout: 9d\n", "timeout")]
    [InlineData(Source + "    network: [\"*:443\"]\n", "主机:端口")]
    [InlineData(Source + "    mapping: none.yaml\n", "不存在")]
    [InlineData(Source + "    settings: { a: [1] }\n", "a 应为文字")]
    [InlineData(Source + "    settings: { a: { secret: \"a b\" } }\n", "环境变量那样的名称")]
    [InlineData(Source + "  - id: a\n    source: connectors/csv\n    jurisdiction: x\n", "“a”写了两次")]
    public void Read_Wrong_IsNamedWithItsPlace(string yaml, string complaint)
    {
        var file = Read(yaml);

        Assert.Empty(file.Sources);
        Assert.Contains(complaint, file.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SomeWrong_TheOthersGoOnAndEachWrongOneIsNamed()
    {
        var file = Read(Source + """
              - id: b
                source: connectors/csv
                jurisdiction: x
                mapping: none.yaml
              - id: c
                source: connectors/sql
                jurisdiction: x
                settings: { connection: Host=db }
              - id: d
                source: connectors/csv
                jurisdiction: x
              - 1
            """);

        Assert.Equal(["a", "d"], file.Sources.Select(source => source.Id));
        Assert.Equal(["b", "c", null], file.Problems.Select(problem => problem.Id));
        Assert.Equal(["第 5 行", "第 12 行", "第 16 行"], file.Problems.Select(problem => problem.Message.Split(' ', 2)[1].Split('：')[0]));
        Assert.Contains("mapping 指的文件不存在", Assert.Throws<SourceConfigException>(() => file.Find("b")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connection: Host=db")]
    [InlineData("authorization: Bearer hunter2")]
    [InlineData("query: \"Password=hunter2\"")]
    public void Read_SecretInTheFile_IsRefusedWithoutRepeatingIt(string setting)
    {
        var error = Assert.Single(Read(Source + $"    settings: {{ {setting} }}\n").Problems);

        Assert.Contains("secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private SourcesFile Read(string yaml)
    {
        File.WriteAllText(_folder[SourcesFile.Name], yaml);
        return SourcesFile.Read(_folder.Path);
    }
}
