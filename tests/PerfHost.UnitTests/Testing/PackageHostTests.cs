using System.Globalization;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing;
using PerfHost.Sdk.Testing.Cases;
using PerfHost.Sdk.Testing.Sources;
using PerfHost.SystemTests.Running;
using PerfHost.UnitTests.Loading.Unloading;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Testing;

/// <summary>The in-memory host runs a package folder as the server does.</summary>
public sealed class PackageHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_DeclaredAndObserved_GivesTheBoardWithItsReasons()
    {
        using var host = PackageHost.Load(CityPackage.Write(_folder["city"]));
        host.Adopt("mycity");
        host.Declare(Project());
        host.Observe("s1", "execution", Year(12), 100);
        host.Observe("s1", "i001", Year(12), 50);

        var board = host.Open(new DateOnly(2026, 3, 1));

        Assert.Equal((60m, "差"), (board["s1"].Total, board["s1"].Grade));
        Assert.Equal(40m, board["s1", "i001"].Points);
        Assert.Equal("60", board.Cells["subjects/s1/total"]);
        Assert.Contains("rules/ratio.indicator.csx:3", board.Explain("s1"), StringComparison.Ordinal);
        Assert.Empty(board.Faults);
    }

    [Fact]
    public void Open_OnAMachineWithCommas_SpeaksAsTheServer()
    {
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        using var host = PackageHost.Load(SharedData.Plugin("Demonstration"), SharedData.Plugin("Baseline"));
        var mine = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = commas;
            host.Adopt("demonstration");
            host.Declare(Project());
            host.Observe("s1", "execution", Year(1), 80);

            Assert.Contains("8.33%", host.Open(Year(1)).Explain("s1"), StringComparison.Ordinal);
            Assert.Same(commas, CultureInfo.CurrentCulture);
        }
        finally
        {
            CultureInfo.CurrentCulture = mine;
        }
    }

    [Fact]
    public void Open_AnotherDay_IsAnotherBoardAndTheFirstStays()
    {
        using var host = PackageHost.Load(CityPackage.Write(_folder["city"]));
        host.Adopt("mycity");
        host.Declare(Project());
        host.Observe("s1", "execution", Year(6), 100);
        host.Observe("s1", "i001", Year(6), 50);
        var june = host.Open(Year(6));
        host.Observe("s1", "i001", Year(9), 100);

        var october = host.Open(Year(10));

        Assert.Equal((60m, 100m), (june["s1"].Total, october["s1"].Total));
        Assert.Equal(("60", "100"), (june.Cells["subjects/s1/total"], october.Cells["subjects/s1/total"]));
        Assert.Contains("业务日只能往后：已开到 2025-10-31", Assert.Throws<PackageHostException>(() => host.Open(Year(6))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PoliciesAndLightsOfSichuan_SpeakAsOnTheServer()
    {
        using var host = PackageHost.Load(SharedData.Plugin("Shuangliu"), SharedData.Plugin("Baseline"));
        host.Adopt(host.Schemes.Single(scheme => scheme.Package == "shuangliu").Id);
        host.Declare(Project() with { Year = 2025 });
        host.Observe("s1", "execution", Year(6), 30);

        var june = host.Open(Year(6));
        Assert.Equal("red", june["s1"].LabelOf("light"));

        host.Review("s1", 95);
        Assert.Equal("reward", Assert.Single(host.Open(new DateOnly(2026, 3, 1))["s1"].Actions).Kind);
    }

    [Fact]
    public void Open_KindThatIsNotLoaded_IsAFault()
    {
        using var host = PackageHost.Load(SharedData.Plugin("Shuangliu"));
        host.Adopt(host.Schemes[0].Id);
        host.Declare(Project());

        Assert.Contains(host.Open(Year(6)).Faults, fault => fault.Message.Contains("没有已装载的指标类型“proportional”", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_BesideTheNationalFramework_ScoresExecution()
    {
        var scheme = Path.Combine(CityPackage.Write(_folder["city"]), "schemes", "mycity.yaml");
        File.WriteAllText(scheme, File.ReadAllText(scheme).Replace("kind: spent", "kind: baseline/execution-rate", StringComparison.Ordinal));
        using var host = PackageHost.Load(_folder["city"], PackageFolder.National());
        host.Adopt("mycity");
        host.Declare(Project());
        host.Observe("s1", "execution", Year(12), 50);

        var board = host.Open(new DateOnly(2026, 3, 1));

        Assert.Equal(10m, board["s1", "execution"].Points);
        Assert.Empty(board.Faults);
    }

    [Fact]
    public void Verbs_OnWhatIsNotThere_SayWhatIs()
    {
        using var host = PackageHost.Load(CityPackage.Write(_folder["city"]));

        Assert.Contains("已载入的有：mycity", Assert.Throws<PackageHostException>(() => host.Adopt("national")).Message, StringComparison.Ordinal);
        Assert.Contains("已申报：无", Assert.Throws<PackageHostException>(() => host.Observe("s1", "i001", Year(6), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("Adopt", Assert.Throws<PackageHostException>(() => host.Open(Year(6))["s1"]).Message, StringComparison.Ordinal);
        host.Adopt("mycity");
        host.Declare(Project());
        Assert.Contains("有：i001、execution", Assert.Throws<PackageHostException>(() => host.Observe("s1", "i002", Year(6), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("有：s1", Assert.Throws<PackageHostException>(() => host.Open(Year(7))["s2"]).Message, StringComparison.Ordinal);
        Assert.Contains("有：i001", Assert.Throws<PackageHostException>(() => host.Open(Year(8))["s1", "i9"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PackageThatCannotBeUsed_SaysFileAndLine()
    {
        var folder = CityPackage.Write(_folder["city"]);
        File.WriteAllText(CityPackage.RuleFile(folder), "// title: 正向\n// source: 本方案约定\nreturn DateTime.Now.Year;\n");
        Assert.Contains("ratio.indicator.csx", Assert.Throws<PackageException>(() => PackageHost.Load(folder)).Message, StringComparison.Ordinal);

        CityPackage.Write(folder);
        File.AppendAllText(Path.Combine(folder, "schemes", "mycity.yaml"), "\nunknown: 1\n");
        Assert.Contains("schemes", Assert.Throws<SchemeFormatException>(() => PackageHost.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckCases_OneFails_IsWrittenOutWithFileLineAndBothAnswers()
    {
        var folder = CityPackage.Write(_folder["city"]);
        Directory.CreateDirectory(Path.Combine(folder, "cases"));
        File.WriteAllText(Path.Combine(folder, "cases", "ratio.yaml"), "weight: 10\nop: \">=\"\ncases:\n  - { name: 一半, target: 100, actual: 50, expect: 5 }\n  - { name: 写错的, target: 100, actual: 50, expect: 6 }\n");
        using var host = PackageHost.Load(folder);

        var failed = Assert.Throws<CasesFailedException>(host.CheckCases).Message;

        Assert.Equal($"""
            2 条用例中有 1 条没有通过：

            {Path.Combine(folder, "cases/ratio.yaml")}:5  写错的
              应为  6
              实为  5
              输入  target: 100, actual: 50, weight: 10, op: >=

            """, failed);
    }

    [Fact]
    public void CheckCases_ClassesOfADll_AreHeldToTheSameFiles()
    {
        using var packages = new Loading.TestPackages();
        var folder = ClumsyPlugin.Write(packages, "withcases", "");
        Directory.CreateDirectory(Path.Combine(folder, "cases"));
        File.WriteAllText(Path.Combine(folder, "cases", "full.csv"), "name,target,actual,weight,expect\n满分,1,1,8,8\n");
        using var host = PackageHost.Load(folder);

        Assert.Equal(0, host.CheckCases().Failed);

        File.WriteAllText(Path.Combine(folder, "cases", "full.csv"), "name,target,actual,weight,expect\n满分,1,1,8,7\n坏,x,1,y,7\n");
        var failed = Assert.Throws<CasesFailedException>(host.CheckCases).Message;
        Assert.Contains("full.csv:2  满分\n  应为  7\n  实为  8\n", failed, StringComparison.Ordinal);
        Assert.Contains("full.csv:3  weight 写的是 \"y\"，应为数字。", failed, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckUnload_TidyAndLeakingPlugin_AreToldApart()
    {
        using var packages = new Loading.TestPackages();
        PackageHost.CheckUnload(ClumsyPlugin.Write(packages, "tidyone", ""));
        PackageHost.CheckUnload(CityPackage.Write(_folder["city"]));
        try
        {
            var leaking = ClumsyPlugin.Write(packages, "leaking", "AppDomain.CurrentDomain.SetData(\"leaking\", new Own());");
            Assert.Contains("leaking 1.0.0 未能卸载", Assert.Throws<PackageHostException>(() => PackageHost.CheckUnload(leaking)).Message, StringComparison.Ordinal);
        }
        finally
        {
            AppDomain.CurrentDomain.SetData("leaking", null);
        }
    }

    [Fact]
    public void Observe_ValueThatTheServerWouldRefuse_IsRefusedInItsWords()
    {
        using var host = PackageHost.Load(CityPackage.Write(_folder["city"]));
        host.Declare(Project());

        Assert.Contains("“i001”应为数字，现为“很多”", Assert.Throws<PackageHostException>(() => host.Observe("s1", "i001", Year(6), Value.Of("很多"))).Message, StringComparison.Ordinal);
        Assert.Contains("有限的数字", Assert.Throws<PackageHostException>(() => host.Observe("s1", "i001", Year(6), double.PositiveInfinity)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SourceOfThePackage_RecordsWhatIsNewAndGoesOnFromItsCursor()
    {
        await File.WriteAllTextAsync(_folder["rain.txt"], "2025-01-31 40\nviel\n2025-02-28 80\n", TestContext.Current.CancellationToken);
        var request = new DataRequest("test", null, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["file"] = _folder["rain.txt"], ["subject"] = "s1", ["item"] = "i001" }) { Consent = new Consent([], [_folder.Path]) };
        using var host = PackageHost.Load(Path.Combine(SharedData.Repository, "examples", "SmallestDataSource"), CityPackage.Write(_folder["city"]));
        host.Adopt("mycity");
        host.Declare(Project());
        host.Observe("s1", "execution", Year(1), 100);

        var first = await host.ReadAsync("rain-gauge", request, TestContext.Current.CancellationToken);
        Assert.Equal((2, 0, "3"), (first.Recorded, first.Unchanged, first.Cursor));
        Assert.Equal("rain.txt 第 2 行", Assert.Single(first.Rejected).Place);
        Assert.Equal(64m, host.Open(Year(2))["s1", "i001"].Points);

        Assert.Equal((0, 2), (await host.ReadAsync("rain-gauge", request, TestContext.Current.CancellationToken)) is var again ? (again.Recorded, again.Unchanged) : default);
        Assert.Equal(0, (await host.ReadAsync("rain-gauge", request with { Cursor = first.Cursor }, TestContext.Current.CancellationToken)).Unchanged);
        request = request with { Settings = new SortedDictionary<string, string>(request.Settings.ToDictionary(), StringComparer.Ordinal) { ["item"] = "i9" } };
        Assert.Contains("没有指标“i9”", (await host.ReadAsync("rain-gauge", request, TestContext.Current.CancellationToken)).Rejected[^1].Expected, StringComparison.Ordinal);
        Assert.Contains("有：rain-gauge", (await Assert.ThrowsAsync<PackageHostException>(() => host.ReadAsync("rain", request))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ScriptedSourceThatFails_KeepsWhatCameBeforeAndGoesOnAfterIt()
    {
        var source = new ScriptedSource(Rain(1, 40), new SourceCursor("1"), Rain(2, 80), new SourceCursor("2")) { Failure = new IOException("连接中断") };
        using var host = PackageHost.Load(CityPackage.Write(_folder["city"]));
        host.Adopt("mycity");
        host.Declare(Project());
        host.Observe("s1", "execution", Year(1), 100);

        await Assert.ThrowsAsync<IOException>(() => host.ReadAsync(source, new DataRequest("test", null, Settings), TestContext.Current.CancellationToken));

        Assert.Equal(64m, host.Open(Year(2))["s1", "i001"].Points);
        await Assert.ThrowsAsync<ArgumentException>(() => host.ReadAsync(source, new DataRequest("test", "3", Settings), TestContext.Current.CancellationToken));
        Assert.Equal([null, "3"], source.Requests.Select(request => request.Cursor));
    }

    [Fact]
    public async Task ReadAsync_ScriptedSourceThatHangs_EndsWhenCancelled()
    {
        using var host = PackageHost.Load(CityPackage.Write(_folder["city"]));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ReadAsync(new ScriptedSource { Hangs = true }, new DataRequest("test", null, Settings), soon.Token));
    }

    [Fact]
    public async Task ScriptedSource_WithCursors_KeepsThePromisesOfASource()
    {
        var source = new ScriptedSource(Rain(1, 40), new SourceCursor("1"), new SourceRejection("第 2 行", "viel", "数字"), Rain(2, 80), new SourceCursor("2"));

        foreach (var check in new DataSourceConformance(() => source, new DataRequest("test", null, Settings)).Checks)
        {
            await check.Run();
        }
    }

    [Fact]
    public void Verbs_AfterDispose_AreRefused()
    {
        var host = PackageHost.Load(CityPackage.Write(_folder["city"]));
        host.Dispose();

        Assert.Throws<ObjectDisposedException>(() => host.Declare(Project()));
    }

    public void Dispose() => _folder.Dispose();

    private static SortedDictionary<string, string> Settings => new(StringComparer.Ordinal);

    private static SourceObservation Rain(int month, double value) => new("s1", "i001", Year(month), Value.Of(value), $"第 {month} 行");

    private static DateOnly Year(int month) => new(2025, month, DateTime.DaysInMonth(2025, month));

    private static Declaration Project() => new()
    {
        Subject = "s1",
        Title = "示例项目",
        Year = 2025,
        AdjustedBudget = 100,
        ExecutionWeight = 20,
        Indicators = [new Indicator { Key = "i001", Head = "产出", Title = "受益学生", Comparator = Comparator.AtLeast, Target = Value.Of(100), Unit = "人", Weight = 80 }],
    };
}
