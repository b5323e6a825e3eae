using PerfHost.Host.Packages;
using PerfHost.Host.Packages.Doctor;
using PerfHost.UnitTests.Loading.Clumsy;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>A good package is found to lack nothing; each thing that it may lack is found, with its place and what to do.</summary>
[Collection(nameof(WholeProcess))]
public sealed class PackageDoctorTests : IDisposable
{
    private const string Type = "public sealed class T : Plugin, IIndicatorType { public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of(\"own\", \"自有\", this)); public Score Evaluate(Measurement measurement) => ";
    private readonly TemporaryFolder _folder = new();

    /// <summary>What is done to the good package, where the finding is, and what it says.</summary>
    public static TheoryData<string, string, string, string> Lacks => new()
    {
        { "README.md", "", "README.md", "没有说明文件" },
        { "package.yaml", "id: mycity\nversion: 1.0.0\ntitle: 规则\npublisher: 某局\n", "package.yaml", "没有写适用的行政区" },
        { "package.yaml", "id: mycity\nversion: 1.0.0\ntitle: 规则\nplaces: [某市]\n", "package.yaml", "没有写发布单位" },
        { "package.yaml", "id: mycity\nversion: 1.0.0\ntitle: 规则\nplaces: [某市]\npublisher: 某局\ncapabilities: { network: [\"a:1\"] }\n", "package.yaml", "没有数据源会用到" },
        { "package.yaml", "id: mypackage\nversion: 1.0.0\ntitle: 规则\nplaces: [某市]\npublisher: 某局\n", "package.yaml", "id 还是模板给的 mypackage" },
        { "cases/spent.yaml", "", "rules/spent.indicator.csx:3", "指标类型 spent 没有用例" },
        { "cases/ratio.yaml", "weight: 10\ncases: [{ name: 一半, target: 100, actual: 50, expect: 4 }]\n", "cases/ratio.yaml:2", "应为 4，实为 5" },
        { "cases/ratio.yaml", "weight: 10\ncases: [{ target: 100 }]\n", "cases/ratio.yaml:2", "缺少 name" },
        { "rules/ratio.indicator.csx", "// title: 正向\n// source: 本方案约定\nif (Actual > 90) return Weight;\nreturn Weight * Actual / Target;\n", "rules/ratio.indicator.csx:3", "没有用例走到" },
        { "rules/ratio.indicator.csx", "// title: 正向\n// source: 待定\nreturn Weight * Actual / Target;\n", "rules/ratio.indicator.csx", "规则的依据写的是“待定”" },
        { "rules/ratio.indicator.csx", "// title: 正向\n// source: 本方案约定\n// parameters: floor\nreturn Weight * Actual / Target;\n", "rules/ratio.indicator.csx", "参数 floor 在本包的方案中没有" },
        { "rules/ratio.indicator.csx", "// title: 正向\n// source: 本方案约定\nreturn Weight *;\n", "rules/ratio.indicator.csx:3:16", "" },
        { "schemes/mycity.yaml", "id: mycity\n", "schemes/mycity.yaml", "" },
    };

    /// <summary>Classes that are not what they promise, and what is found.</summary>
    public static TheoryData<string, string> Classes => new()
    {
        { Type + "_asked++; private double _asked; }", "同样的输入先后得出" },
        { Type + "Random.Shared.NextDouble(); }", "同样的输入先后得出" },
        { Type + "DateTime.UtcNow.Ticks; }", "规则用到时钟（DateTime.UtcNow），见 T.Evaluate" },
        { Type + "Score.Failed($\"差 {0.5}\"); }", "换一种区域设置" },
        { Type + "measurement.Weight; static T() => System.Text.Json.JsonSerializer.Serialize(new O()); } public sealed class O { public int N { get; set; } }", "序列化缓存" },
    };

    /// <summary>The packages of this repository, by the names of their folders.</summary>
    public static TheoryData<string> House => [.. Directory.EnumerateDirectories(Path.Combine(SharedData.Repository, "plugins"))
        .Where(folder => File.Exists(Path.Combine(folder, "package.yaml"))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Examine_GoodPackage_LacksNothing() => Assert.Empty(await ExamineAsync(Good()));

    [Theory]
    [MemberData(nameof(Lacks))]
    public async Task Examine_PackageThatLacksSomething_SaysWhatAndWhere(string file, string text, string where, string what)
    {
        var path = Path.Combine(Good(), file);
        if (text.Length == 0)
        {
            File.Delete(path);
        }
        else
        {
            await File.WriteAllTextAsync(path, text);
        }

        var found = await ExamineAsync(_folder["good"]);

        Assert.Contains(found, finding => finding.Where == where && finding.What.Contains(what, StringComparison.Ordinal) && finding.ToDo.Length > 0);
    }

    [Fact]
    public async Task Examine_GbkScheme_IsFound()
    {
        var folder = Good();
        GbkFile.Convert(Path.Combine(folder, "schemes", "mycity.yaml"));

        var found = await PackageDoctor.ExamineAsync(folder, null, CancellationToken.None);

        Assert.Contains(found, finding => finding.Where == "schemes/mycity.yaml" && finding.What.Contains("不是 UTF-8", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Examine_ClassThatDoesNotKeepItsPromises_IsFound(string source, string what)
    {
        var folder = Good();
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "lib", "T.dll"), CompiledDll.Plugin("T", ["using System; using PerfHost.Sdk; " + source]));
        await File.AppendAllTextAsync(Path.Combine(folder, "package.yaml"), "assembly: T.dll\n");

        var found = await ExamineAsync(folder);

        Assert.Contains(found, finding => finding.What.Contains(what, StringComparison.Ordinal));
        Assert.Contains(found, finding => finding.What == "指标类型 own 没有用例");
        Assert.Contains(found, finding => finding.What.Contains("没有写适用的平台 Sdk 版本", StringComparison.Ordinal));
    }

    /// <summary>A folder has no signature and needs none; everything else that we tell others to bring, we bring.</summary>
    [Theory]
    [MemberData(nameof(House))]
    public async Task Examine_PackageOfThisRepository_LacksNothing(string name)
    {
        using var neighbours = PackageAssembly.Load(Path.Combine(SharedData.Repository, "plugins"), null);
        var found = await PackageDoctor.ExamineAsync(SharedData.Plugin(name), neighbours.Packages, CancellationToken.None);

        Assert.True(found.Count == 0, string.Join('\n', found.Select(finding => $"{name}/{finding.Where}  {finding.What} → {finding.ToDo}")));
    }

    [Fact]
    public void Of_PackagesOfAServer_NamesEachStateThatIsNotWell()
    {
        static PackageStatus Status(string id, string state, string? reason, bool? isUnloaded = null) =>
            new(id, id, "1.0.0", null, state, "Installed", null, ["network: a:1"], ["1.0.0"], reason, isUnloaded is null ? null : $"{id} 未能卸载", isUnloaded) { Granted = id == "asks" ? [] : ["network: a:1"] };

        var found = ServerFindings.Of([Status("well", "in-force", null, true), Status("hung", "degraded", "仍未返回"), Status("crashed", "quarantined", "已隔离"), Status("broken", "failed", "缺文件"), Status("held", "in-force", null, false), Status("asks", "in-force", null)]).ToArray();

        Assert.Equal(["hung", "crashed", "broken", "held", "asks"], found.Select(finding => finding.Where));
        Assert.All(found, finding => Assert.NotEmpty(finding.ToDo));
        Assert.Contains("重启", found[0].ToDo, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<IReadOnlyList<DoctorFinding>> ExamineAsync(string folder) => PackageDoctor.ExamineAsync(folder, null, CancellationToken.None);

    private string Good() => SmallPackage.WriteWhole(_folder["good"]);
}
