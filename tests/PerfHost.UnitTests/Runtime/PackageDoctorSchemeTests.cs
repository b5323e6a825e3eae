using PerfHost.Host.Packages;
using PerfHost.Host.Packages.Doctor;
using PerfHost.UnitTests.Loading.Clumsy;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>What a scheme writes and nothing answers to is found before somebody adopts the scheme.</summary>
[Collection(nameof(WholeProcess))]
public sealed class PackageDoctorSchemeTests : IDisposable
{
    private const string Staff = """
        using System.Collections.Generic; using PerfHost.Sdk;
        public sealed class Staff : Plugin, IIndicatorType
        {
            public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("staff", "编制", this));
            public Score Evaluate(Measurement measurement) => measurement.Weight * measurement.Parameter("staff.per-point");
        }
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>What is written in the scheme instead of what, and what is said.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { "kind: ratio", "kind: raito", "没有已装载的指标类型“raito”", "现有：ratio、spent。" },
        { "kind: ratio", "kind: mycity/raito", "没有已装载的指标类型“mycity/raito”", "现有：mycity/ratio、mycity/spent。" },
        { "kind: spent", "kind: spnet", "没有已装载的指标类型“spnet”", "现有：spent" },
        { "use: pace-light", "use: pace-lihgt", "没有已装载的评价方法“pace-lihgt”", "现有：pace-light" },
        { "use: next-year", "use: nextyear", "没有已装载的结果应用“nextyear”", "现有：next-year" },
        { "key: red", "key: rad", "评价方法 pace-light 会亮的灯“red”不在方案的 lights 中", "rad" },
    };

    [Fact]
    public async Task Examine_SchemeThatIsAnswered_LacksNothing() => Assert.Empty(await ExamineAsync(Whole(), null));

    [Theory]
    [MemberData(nameof(Slips))]
    public async Task Examine_SchemeWithASlip_NamesItAndWhatThereIs(string right, string wrong, string what, string near)
    {
        var folder = Whole();
        Edit(folder, right, wrong);

        var finding = Assert.Single(await ExamineAsync(folder, null), found => found.Where == "schemes/mycity");

        Assert.StartsWith(what, finding.What, StringComparison.Ordinal);
        Assert.Contains(near, finding.What, StringComparison.Ordinal);
        Assert.NotEmpty(finding.ToDo);
    }

    [Fact]
    public async Task Examine_KeyOfAnotherPackage_IsAFindingOnlyWhereThatPackageIsKnown()
    {
        var folder = Whole();
        Edit(folder, "kind: ratio", "kind: nation/raito");
        SmallPackage.Write(_folder["packages/Nation"], id: "nation");
        using var beside = PackageAssembly.Load(_folder["packages"], null);
        using var alone = PackageAssembly.Load(_folder["nowhere"], null);

        Assert.DoesNotContain(await ExamineAsync(folder, null), found => found.Where.StartsWith("schemes", StringComparison.Ordinal));
        Assert.DoesNotContain(await ExamineAsync(folder, alone.Packages), found => found.Where.StartsWith("schemes", StringComparison.Ordinal));
        Assert.Contains(await ExamineAsync(folder, beside.Packages), found => found.What.Contains("现有：nation/ratio", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Examine_KeyThatANeighbourBrings_IsNoFinding()
    {
        var folder = Whole();
        Edit(folder, "kind: spent", "kind: shared");
        SmallPackage.Write(_folder["packages/Nation"], id: "nation");
        File.Move(_folder["packages/Nation/rules/ratio.indicator.csx"], _folder["packages/Nation/rules/shared.indicator.csx"]);
        using var beside = PackageAssembly.Load(_folder["packages"], null);

        Assert.Contains(await ExamineAsync(folder, null), found => found.What.Contains("“shared”", StringComparison.Ordinal));
        Assert.Empty(await ExamineAsync(folder, beside.Packages));
    }

    [Theory]
    [InlineData("staff.perpoint", "要用的参数 staff.per-point 在方案 mycity 中没有（有相近的 staff.perpoint）")]
    [InlineData("threshold", "要用的参数 staff.per-point 在方案 mycity 中没有")]
    [InlineData("staff.per-point", null)]
    public async Task Examine_ClassThatAsksForAParameter_SaysWhichTheSchemeLacks(string key, string? expected)
    {
        var folder = Whole();
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "lib", "Staff.dll"), CompiledDll.Plugin("Staff", [Staff]), TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(Path.Combine(folder, "package.yaml"), "assembly: Staff.dll\n", TestContext.Current.CancellationToken);
        Edit(folder, "kind: ratio", "kind: staff");
        await File.AppendAllTextAsync(Scheme(folder), $"\nparameters: [{{ key: {key}, title: 每分人数, values: [{{ value: 0.1, from: 2020-01-01, source: 本方案约定 }}] }}]\n", TestContext.Current.CancellationToken);

        var found = (await ExamineAsync(folder, null)).Where(one => one.Where == "Staff").Select(one => one.What).Except(["指标类型 staff 没有用例"]);

        Assert.Equal(expected is null ? [] : [expected], found);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<IReadOnlyList<DoctorFinding>> ExamineAsync(string folder, PackageSet? neighbours) => PackageDoctor.ExamineAsync(folder, neighbours, CancellationToken.None);

    private static string Scheme(string folder) => Path.Combine(folder, "schemes", "mycity.yaml");

    private static void Edit(string folder, string before, string after)
    {
        var text = File.ReadAllText(Scheme(folder));
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(Scheme(folder), text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>A package that lacks nothing, with a method, its light and a policy.</summary>
    private string Whole()
    {
        var folder = SmallPackage.WriteWhole(_folder["good"]);
        File.WriteAllText(Path.Combine(folder, "rules", "pace-light.method.csx"), "// title: 进度灯\n// source: 本方案约定\nAdd(Subjects[0], \"light\", \"red\", 1);\nreturn Results;\n");
        File.WriteAllText(Path.Combine(folder, "rules", "next-year.policy.csx"), "// title: 下年预算\n// source: 本方案约定\nreturn Results;\n");
        File.AppendAllText(Scheme(folder), """

            methods: [{ use: pace-light, stages: [monitoring], reach: subject, source: 本方案约定 }]
            policies: [{ use: next-year, source: 本方案约定 }]
            lights: [{ key: red, title: 预警 }]

            """);
        return folder;
    }
}
