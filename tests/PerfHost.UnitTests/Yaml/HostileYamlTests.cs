using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Settings;
using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Engine.Schemes;
using PerfHost.Host.Sources;
using PerfHost.Loading;
using PerfHost.Scripting.Cases;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Yaml;

/// <summary>Every reader of YAML, with texts that would end the process or fill its memory.</summary>
public sealed class HostileYamlTests : IDisposable
{
    private const string TooDeep = "嵌套超过 32 层";
    private static readonly string[] Readers = ["manifest", "scheme", "form", "cases", "sources", "mapping"];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Texts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var reader in Readers)
            {
                foreach (var text in new[] { "lists", "maps", "inline", "blocks", "keys", "mixed", "laughs", "itself", "long" })
                {
                    data.Add(reader, text);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_HostileText_IsRefusedWithItsPlace(string reader, string text)
    {
        var (yaml, says) = Hostile(text);

        var said = Refusal(reader, yaml);

        Assert.Matches("第 [0-9]+ 行", said);
        Assert.True(said.Contains(says, StringComparison.Ordinal) || (text == "long" && said.Contains("超过 1 MiB", StringComparison.Ordinal)), said);
    }

    [Theory]
    [InlineData(32, false)]
    [InlineData(33, true)]
    public void Read_Nesting_IsBoundedAtThirtyTwo(int depth, bool isRefused) =>
        Assert.Equal(isRefused, Refusal("manifest", $"{new string('[', depth)}{new string(']', depth)}").Contains(TooDeep, StringComparison.Ordinal));

    [Fact]
    public void Read_DeepLine_IsNamed() => Assert.StartsWith("package.yaml 第 3 行：", Refusal("manifest", $"id: a\nversion: 1.0\ntitle: {new string('[', 100)}"), StringComparison.Ordinal);

    [Fact]
    public void Read_ListAsAKey_IsRefusedInCases() => Assert.Contains("字段名应为文字", Refusal("cases", "parameters: { [b]: c }\ncases: []\n"), StringComparison.Ordinal);

    [Fact]
    public void Read_AnyText_IsReadOrRefusedInWords()
    {
        const string Signs = "[]{}:,-?&*!|>'\"%@`#~ \n\ta1\0\u0085\uFEFF";
        var chance = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(1, 40)).Select(_ => Signs[chance.Next(Signs.Length)])]);
            try
            {
                MappingNode.Parse(text);
            }
            catch (Exception error)
            {
                Assert.True(error is SourceSettingsException, $"{text}\n{error}");
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static (string Yaml, string Says) Hostile(string text) => text switch
    {
        "lists" => (new string('[', 1_000_000), TooDeep),
        "maps" => (string.Concat(Enumerable.Repeat("{a: ", 250_000)), TooDeep),
        "inline" => (string.Concat(Enumerable.Repeat("- ", 500_000)), TooDeep),
        "blocks" => (string.Concat(Enumerable.Range(0, 1000).Select(level => $"{new string(' ', level)}a:\n")), TooDeep),
        "keys" => (string.Concat(Enumerable.Repeat("? ", 500_000)), TooDeep),
        "mixed" => ("a:\n- b:\n  - " + string.Concat(Enumerable.Repeat("[{a: ", 200_000)), TooDeep),
        "laughs" => ("a: &a [x, x]\n" + string.Concat(Enumerable.Range(1, 24).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [*{(char)('a' + i - 1)}, *{(char)('a' + i - 1)}]\n")), "不能使用别名“*a”"),
        "itself" => ("a: &a { ? *a : b }\n", "不能使用别名“*a”"),
        _ => (new string('#', (1 << 20) + 1), "至多 1048576"),
    };

    private string Refusal(string reader, string yaml)
    {
        switch (reader)
        {
            case "manifest":
                return Assert.Throws<PackageException>(() => PackageManifest.Parse(yaml)).Message;
            case "scheme":
                return Assert.Throws<SchemeFormatException>(() => SchemeReader.Read(yaml, "s.yaml", "p")).Message;
            case "form":
                return Assert.Throws<FormFormatException>(() => FormLayoutReader.Read(new StringReader(yaml), "f.yaml")).Message;
            case "cases":
                Directory.CreateDirectory(_folder["cases"]);
                File.WriteAllText(_folder[Path.Combine("cases", "a.yaml")], yaml);
                var problem = Assert.Single(CaseFolder.Read(_folder.Path).Problems);
                return $"{problem.File} 第 {problem.Line} 行：{problem.Message}";
            case "sources":
                File.WriteAllText(_folder[SourcesFile.Name], yaml);
                return Assert.Throws<SourceConfigException>(() => SourcesFile.Read(_folder.Path)).Message;
            default:
                return Assert.Throws<SourceSettingsException>(() => MappingNode.Parse(yaml)).Message;
        }
    }
}
