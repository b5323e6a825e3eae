using System.Threading.Channels;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost rules</c>, as people who write rules use it.</summary>
public sealed class RulesCommandTests
{
    private const string Header = "// title: 试验\n// source: 本方案约定\n";

    [Fact]
    public async Task Check_RefusedAndMissingFiles_AreNamedWithLineAndColumn()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("x.indicator.csx"), Header + "return DateTime.Now.Year;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("y.indicator.csx"), Header + "return 1;", TestContext.Current.CancellationToken);

        var refused = await CommandLine.RunAsync("rules", "check", folder.File("x.indicator.csx"), folder.File("y.indicator.csx"));
        var missing = await CommandLine.RunAsync("rules", "check", folder.File("none.indicator.csx"));

        Assert.Equal((3, 2), (refused.ExitCode, missing.ExitCode));
        Assert.Contains($"{folder.File("x.indicator.csx")}:3:17:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("y.indicator.csx", refused.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "第 4 行“for (var i", "逐行计算", "整列计算，一条指令算几行", "只有指标规则才有")]
    [InlineData("en", "Line 4, \"for (var i", "row by row", "several rows with one instruction", "only indicator rules have it")]
    public async Task Check_EveryForm_IsNamedWithItsReason(string language, string place, string byRow, string lifted, string none)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("x.indicator.csx"), Header + "var sum = 0.0;\nfor (var i = 0; i < 3; i++) sum += Actual;\nreturn sum;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("y.indicator.csx"), Header + "return Weight * Math.Min(1, Actual / Target);", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("z.policy.csx"), Header + "if (Total < 60) Propose(\"cut\", \"低于 60 分\", \"本方案约定\");", TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("rules", "check", folder.File("x.indicator.csx"), folder.File("y.indicator.csx"), folder.File("z.policy.csx"), "--lang", language);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Length);
        Assert.Contains(place, lines[1], StringComparison.Ordinal);
        Assert.Contains(byRow, lines[1], StringComparison.Ordinal);
        Assert.Contains(lifted, lines[3], StringComparison.Ordinal);
        Assert.Contains(none, lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Watch_RunsAgainAfterAChangeAndEndsBySignal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sends a signal of Unix.");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("rules"));
        Directory.CreateDirectory(folder.File("cases"));
        await File.WriteAllTextAsync(folder.File("rules/x.indicator.csx"), Header + "return 8;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("cases/x.csv"), "name,expect\n甲,9\n", TestContext.Current.CancellationToken);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        var summaries = Channel.CreateUnbounded<string>();
        await using var program = RunningProgram.Start(["rules", "test", folder.Path, "--watch"], onLine: line =>
        {
            if (line.StartsWith("用例", StringComparison.Ordinal))
            {
                summaries.Writer.TryWrite(line);
            }
        });

        Assert.EndsWith("通过 0，失败 1", await summaries.Reader.ReadAsync(deadline.Token), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("rules/x.indicator.csx"), Header + "return 9;", deadline.Token);
        Assert.EndsWith("通过 1，失败 0", await summaries.Reader.ReadAsync(deadline.Token), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("rules/x.indicator.csx"), Header + "return nine;", deadline.Token);
        await File.WriteAllTextAsync(folder.File("rules/x.indicator.csx"), Header + "return 7;", deadline.Token);
        Assert.EndsWith("通过 0，失败 1", await summaries.Reader.ReadAsync(deadline.Token), StringComparison.Ordinal);

        program.Interrupt();
        Assert.Equal(1, await program.ExitAsync(deadline.Token));
    }

    [Fact]
    public async Task Test_FailingCase_ExitsOneAndShowsBothNumbers()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("rules"));
        Directory.CreateDirectory(folder.File("cases"));
        await File.WriteAllTextAsync(folder.File("rules/x.indicator.csx"), Header + "return Actual > 0 ? 8 : 0;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("rules/unit-cost.indicator.csx"), Header + "return 8;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("cases/x.csv"), "name,actual,expect\n甲,1,9\n", TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("rules", "test", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("应为 9，实为 8", run.Out, StringComparison.Ordinal);
        Assert.Contains("1/2", run.Out, StringComparison.Ordinal);
        Assert.Contains("指标类型 unit-cost 没有用例", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("指标类型 x ", run.Out, StringComparison.Ordinal);
    }
}
