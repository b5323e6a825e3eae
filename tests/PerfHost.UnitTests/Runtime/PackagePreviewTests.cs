using System.Runtime.Loader;
using PerfHost.Host.Packages;
using PerfHost.Host.Sources;
using PerfHost.Loading;
using PerfHost.UnitTests.Loading.Clumsy;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>What a change of packages would do is known before it is done, and nothing is done by looking.</summary>
[Collection(nameof(WholeProcess))]
public sealed class PackagePreviewTests : IDisposable
{
    private const string County = "示例县";
    private readonly TemporaryFolder _folder = new();
    private readonly SignedPackages _packages;
    private readonly PackageStash _stash;

    public PackagePreviewTests()
    {
        _packages = new SignedPackages(_folder);
        _stash = new PackageStash(_folder["stash"], TimeProvider.System);
    }

    [Fact]
    public async Task File_Upgrade_SaysWhichScoresWouldChangeAndWhy()
    {
        await using var host = await HostAsync();
        var at = (await host.BoardAsync(County)).Feed.Position;

        var preview = await PreviewAsync(host, _packages.Pack("1.1.0", "0.5"));

        Assert.Equal(("upgrade", "mycity", "1.0.0", "1.1.0", "某市财政局"), (preview.Act, preview.Id, preview.From, preview.To, preview.Publisher));
        Assert.Empty(preview.Problems);
        Assert.Equal("ratio", Assert.Single(preview.Contents, content => content.Change == "changed").Key);
        Assert.Equal(["mycity", "spent"], preview.Contents.Where(content => content.Change == "same").Select(content => content.Key).Order());
        var board = Assert.Single(preview.Scores!.Boards);
        Assert.Equal((1, 1, 1, 0, 1), (board.Scores.Compared, board.Scores.Subjects, board.Scores.Indicators, board.Scores.Up, board.Scores.Down));
        Assert.Equal(
            [("受益学生", "40", "20", -20m), ("总分", "60", "40", -20m)], board.Scores.Rows.Select(row => (row.Name, row.Old!, row.New!, row.Difference!.Value)));
        Assert.Equal("规则“正向”（mycity 1.1.0 rules/ratio.indicator.csx:3）此前为 1.0.0", board.Scores.Rows[0].Reason);

        // Nothing is in force by looking.
        Assert.Equal(("60", at), (await host.CellAsync(County), (await host.BoardAsync(County)).Feed.Position));
        Assert.Equal("1.0.0", Assert.Single(host.Installed.Versions("mycity")).Version);
        Assert.Empty(Directory.GetDirectories(_folder["stash"]));
    }

    [Fact]
    public async Task File_SchemeForAPlaceWhoseBoardAdoptedAnother_SaysThatTheBoardStaysThere()
    {
        SmallPackage.Write(_folder["packages/other"], id: "other");
        await using var host = new RunningHost(_folder);
        await host.OpenAsync("某市", "other");
        await host.OpenAsync(County, "other");

        var preview = await PreviewAsync(host, _packages.Pack("1.0.0"));

        Assert.Contains("看板“某市”采用的是方案 other", Assert.Single(preview.Notices), StringComparison.Ordinal);
        Assert.Empty(preview.Scores!.Boards);
    }

    [Theory]
    [InlineData("0.5", "90")]
    [InlineData("2.0", "90")]
    [InlineData("1.0", "50")]
    [InlineData("double.NaN", "90")]
    public async Task File_WhateverItChanges_IsWhatInstallingThenDoes(string share, string floor)
    {
        await using var host = await HostAsync();
        var before = await host.BoardAsync(County);
        var old = await before.LookAsync(projection => projection.Result("p1")!, CancellationToken.None);
        MemoryStream Pack() => _packages.Pack("1.1.0", share, folder => SmallPackage.Write(folder, "1.1.0", share, floor));

        var preview = await PreviewAsync(host, Pack());
        Assert.Empty((await host.Installation(_packages.Trust).InstallAsync(Pack(), "管理员", null, [], CancellationToken.None)).Problems);

        var then = await (await host.BoardAsync(County)).LookAsync(projection => projection.Result("p1")!, CancellationToken.None);
        var rows = preview.Scores!.Boards.SelectMany(board => board.Scores.Rows).ToDictionary(row => row.Name);
        Assert.Equal(old.Total != then.Total, rows.ContainsKey("总分"));
        Assert.Equal(old.Grade != then.Grade, rows.ContainsKey("等级"));
        Assert.Equal(old.Indicators[0].Points != then.Indicators[0].Points, rows.ContainsKey("受益学生"));
        Assert.NotEmpty(rows);
        if (rows.TryGetValue("总分", out var total))
        {
            Assert.Equal((old.Total, then.Total), (Number(total.Old), Number(total.New)));
        }

        if (rows.TryGetValue("等级", out var grade))
        {
            Assert.Equal((old.Grade, then.Grade), (grade.Old, grade.New));
        }
    }

    [Fact]
    public async Task File_UnsignedPackage_IsNotLoadedForALook()
    {
        await using var host = await HostAsync();

        var preview = await PreviewAsync(host, _packages.Pack("1.1.0", "0.5", isSigned: false));

        Assert.Contains("没有签名", Assert.Single(preview.Problems), StringComparison.Ordinal);
        Assert.Null(preview.Publisher);
        Assert.Null(preview.Ticket);
        Assert.Null(preview.Scores);
        Assert.Empty(preview.Contents);
    }

    [Fact]
    public async Task File_FailingCaseAndBrokenRule_AreSaidWithTheirPlace()
    {
        await using var host = await HostAsync();

        var failing = await PreviewAsync(host, _packages.Pack("1.1.0", "0.5", folder => SmallPackage.Case(folder, "5")));
        var broken = await PreviewAsync(host, _packages.Pack("1.1.0", "0.5;;)"));

        Assert.Equal((1, 1), (failing.Cases, failing.FailedCases));
        Assert.Contains("cases/ratio.yaml:4:1 一半：应为 5，实为 2.5", Assert.Single(failing.Problems), StringComparison.Ordinal);
        Assert.StartsWith("rules/ratio.indicator.csx:3:", broken.Problems[0], StringComparison.Ordinal);
        Assert.Null(failing.Scores);
    }

    [Fact]
    public async Task File_PluginThatHoldsOn_IsAnnouncedAndThrowsNoScoreAway()
    {
        await using var host = await HostAsync();
        var dll = CompiledDll.Plugin("Clumsy", [
            """
            using System; using PerfHost.Sdk;
            public sealed class Clumsy : Plugin, IIndicatorType
            {
                public override void Register(IPluginRegistry registry) { registry.Add(Extension.Of("ratio", "比例", this)); AppDomain.CurrentDomain.DomainUnload += (_, _) => { }; }
                public Score Evaluate(Measurement measurement) => DateTime.Now.Ticks > 0 ? throw new InvalidOperationException("坏了") : 0;
            }
            """]);

        var preview = await PreviewAsync(host, _packages.Pack("1.1.0", change: folder =>
        {
            File.Delete(Path.Combine(folder, "rules", "ratio.indicator.csx"));
            AddDll(folder, "Clumsy", dll);
        }));

        Assert.Contains(preview.Notices, notice => notice.Contains("带有 1 个 DLL", StringComparison.Ordinal));
        Assert.Contains(preview.Notices, notice => notice.Contains("应用域的静态事件（AppDomain），见 Clumsy.Register", StringComparison.Ordinal));
        Assert.Contains("规则本应只看给它的数值，却用到：时钟（DateTime.Now），见 Clumsy.Evaluate。", preview.Notices);
        var scores = Assert.Single(preview.Scores!.Boards).Scores;
        Assert.Equal((0, 1), (scores.Down, scores.Lost));
        Assert.Contains("坏了", scores.Rows[0].Reason, StringComparison.Ordinal);
        Assert.Null(scores.Rows[0].New);
        Assert.Equal("60", await host.CellAsync(County));
    }

    [Fact]
    public async Task RollbackAndRemoval_AreComparedBeforeTheyAreDone()
    {
        await using var host = await HostAsync();
        await host.Installation(_packages.Trust).InstallAsync(_packages.Pack("1.1.0", "0.5"), "管理员", null, [], CancellationToken.None);
        using var previewer = host.Previewer(_packages.Trust, _stash);

        var back = await previewer.RollbackAsync("mycity", CancellationToken.None);
        var away = await previewer.RemovalAsync("mycity", CancellationToken.None);

        Assert.Equal(("1.1.0", "1.0.0", 1), (back.From, back.To, back.Scores!.Sum.Up));
        Assert.Equal(("1.1.0", null, 1), (away.From, away.To, away.Scores!.Sum.Lost));
        Assert.All(away.Contents, content => Assert.Equal("removed", content.Change));
        Assert.Contains(away.Scores.Boards[0].Scores.Rows, row => row.Name == "总分" && row.New is null && row.Reason.Contains("不再提供", StringComparison.Ordinal));
        await Assert.ThrowsAsync<PackageException>(() => previewer.RemovalAsync("nobody", CancellationToken.None));
    }

    [Fact]
    public async Task File_LookedAtAgainAndAgain_LeavesNoContextBehind()
    {
        await using var host = await HostAsync();

        // What earlier tests left behind on purpose is not this one's.
        var before = AssemblyLoadContext.All.Select(context => context.GetHashCode()).ToHashSet();
        for (var i = 0; i < 10; i++)
        {
            Assert.Empty((await PreviewAsync(host, _packages.Pack("1.1.0", "0.5"))).Problems);
        }

        int Contexts() => AssemblyLoadContext.All.Count(context => context.Name?.StartsWith("mycity", StringComparison.Ordinal) == true && !before.Contains(context.GetHashCode()));
        for (var round = 0; round < 10 && Contexts() > 0; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0, Contexts());
    }

    [Fact]
    public async Task Removal_OfWhatAnotherSchemeNamesAndASourceReads_SaysBoth()
    {
        SmallPackage.Write(_folder["packages/Neighbour"], id: "neighbour");
        File.Delete(_folder["packages/Neighbour/rules/ratio.indicator.csx"]);
        var scheme = _folder["packages/Neighbour/schemes/neighbour.yaml"];
        await File.WriteAllTextAsync(scheme, (await File.ReadAllTextAsync(scheme, TestContext.Current.CancellationToken)).Replace("kind: ratio", "kind: mycity/ratio", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await using var host = await HostAsync();
        await File.WriteAllTextAsync(_folder["data/sources.yaml"], "sources: [{ id: rain, title: 雨量, source: mycity/rain, jurisdiction: x }]", TestContext.Current.CancellationToken);
        using var previewer = host.Previewer(_packages.Trust, _stash, sources: new SourcePlan(_folder["data"], _folder["packages"], []));

        var notices = (await previewer.RemovalAsync("mycity", CancellationToken.None)).Notices;

        Assert.Equal("数据源“雨量”由它读取，停用后读不了。", notices[0]);
        Assert.StartsWith("方案 neighbour（neighbour）：没有已装载的指标类型“mycity/ratio”", Assert.Single(notices.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_PluginThatHangsWhenItRegisters_IsGivenUpAndTheNextIsLookedAt()
    {
        await using var host = await HostAsync();
        var dll = CompiledDll.Plugin("Sleepy", [
            """
            using System; using System.Threading; using PerfHost.Sdk;
            public sealed class Sleepy : Plugin
            {
                public override void Register(IPluginRegistry registry) { while (AppDomain.CurrentDomain.GetData("sleepy-preview") is null) { Thread.Sleep(5); } }
            }
            """]);
        try
        {
            using var previewer = host.Previewer(_packages.Trust, _stash, TimeSpan.FromSeconds(1));
            var preview = await previewer.FileAsync(_packages.Pack("1.1.0", change: folder => AddDll(folder, "Sleepy", dll)), CancellationToken.None);

            Assert.Contains("1 秒内没有载入完或跑完用例", Assert.Single(preview.Problems), StringComparison.Ordinal);
            Assert.Null(preview.Scores);
            Assert.Equal("60", await host.CellAsync(County));
            Assert.Empty((await previewer.FileAsync(_packages.Pack("1.2.0", "0.5"), CancellationToken.None)).Problems);
        }
        finally
        {
            AppDomain.CurrentDomain.SetData("sleepy-preview", "wake");
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.SetData("sleepy-preview", null);
        _packages.Dispose();
        _folder.Dispose();
    }

    private static void AddDll(string folder, string name, byte[] dll)
    {
        File.AppendAllText(Path.Combine(folder, "package.yaml"), $"assembly: {name}.dll\n");
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        File.WriteAllBytes(Path.Combine(folder, "lib", $"{name}.dll"), dll);
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<PackagePreview> PreviewAsync(RunningHost host, MemoryStream file)
    {
        using var previewer = host.Previewer(_packages.Trust, _stash);
        return await previewer.FileAsync(file, CancellationToken.None);
    }

    private async Task<RunningHost> HostAsync()
    {
        var host = new RunningHost(_folder);
        Assert.Empty((await host.Installation(_packages.Trust).InstallAsync(_packages.Pack("1.0.0"), "管理员", null, [], CancellationToken.None)).Problems);
        await host.OpenAsync(County, "mycity");
        return host;
    }
}
