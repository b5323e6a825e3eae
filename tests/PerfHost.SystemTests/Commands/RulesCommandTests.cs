using System.Text.Json;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost rules</c>, as people who write rules use it.</summary>
public sealed class RulesCommandTests
{
    private const string Header = "// title: 试验\n// source: 本方案约定\n";

    [Theory]
    [InlineData("return Weight * Actual / Target; // 比例", """{"target":100,"actual":80,"weight":10}""", 0, "scored")]
    [InlineData("return Score.Failed(\"未达标\");", "{}", 0, "failed")]
    [InlineData("return Weight * Actual / Target;", """{"target":0,"actual":0}""", 5, "could-not-score")]
    [InlineData("return Parameter(\"none\");", "{}", 1, "fault")]
    public async Task Try_Rule_PrintsOutcomeAndExits(string body, string input, int code, string outcome)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("x.indicator.csx"), Header + body, TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("rules", "try", folder.File("x.indicator.csx"), "--in-process", "--explain", "--input", input);

        Assert.Equal((code, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(outcome, json.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(["outcome", "score", "reason", "trace"], json.RootElement.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Try_UnknownField_IsWrongInput()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("x.indicator.csx"), Header + "return 1;", TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("rules", "try", folder.File("x.indicator.csx"), "--in-process", "--input", """{"traget":1}""");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("traget", run.Error, StringComparison.Ordinal);
    }

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

    [Fact]
    public async Task Test_FailingCase_ExitsOneAndShowsBothNumbers()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("rules"));
        Directory.CreateDirectory(folder.File("cases"));
        await File.WriteAllTextAsync(folder.File("rules/x.indicator.csx"), Header + "return Actual > 0 ? 8 : 0;", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("cases/x.csv"), "name,actual,expect\n甲,1,9\n", TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("rules", "test", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("应为 9，实为 8", run.Out, StringComparison.Ordinal);
        Assert.Contains("1/2", run.Out, StringComparison.Ordinal);
    }
}
