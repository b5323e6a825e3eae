using System.Text.Json;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost export</c>: a form in another layout is still the same form.</summary>
public sealed class ExportCommandTests
{
    [Theory]
    [InlineData("national", "四川中江县")]
    [InlineData("510000_0013zp", "四川中江县")]
    [InlineData("chongqing-department", "安徽寿县-部门整体支出")]
    public async Task Export_EveryLayout_IsReadBackWithTheSameTotal(string layout, string name)
    {
        using var folder = new TemporaryFolder();
        var (form, written) = (Repository.PublishedForm(name), folder.File("written.xlsx"));

        var export = await CommandLine.RunAsync("export", form, "--layout", layout, "--output", written);
        var score = await CommandLine.RunAsync("score", form, written, "--scheme", "national", "--format", "json");

        Assert.Equal((0, "", 0, ""), (export.ExitCode, export.Error, score.ExitCode, score.Error));
        using var json = JsonDocument.Parse(score.Out);
        Assert.Equal(Totals(json.RootElement[0]), Totals(json.RootElement[1]));
        Assert.Equal([written], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Export_FileThatExists_IsNotOverwritten()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("mine.xlsx"), "mine");

        var run = await CommandLine.RunAsync("export", Repository.PublishedForm("四川中江县"), "--layout", "national", "-o", folder.File("mine.xlsx"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("mine.xlsx", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("mine.xlsx")));
    }

    [Fact]
    public async Task Export_WhatTheLayoutCannotCarry_IsNamed()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandLine.RunAsync("export", Repository.PublishedForm("安徽寿县-部门整体支出"), "--layout", "national", "-o", folder.File("o.xlsx"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("未写入：评价对象类型", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_AFolder_IsCalledAFolder()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandLine.RunAsync("score", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("这是文件夹", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_SequenceThatIsNoNumber_IsRefusedInTheClerksLanguage()
    {
        var run = await CommandLine.RunAsync("ledger", "receipt", "湖北-黄石市", "第四条");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SEQUENCE 的取值“第四条”无效", run.Error, StringComparison.Ordinal);
    }

    private static (string Total, string Published, string Title, int Indicators) Totals(JsonElement report) => (
        report.GetProperty("total").GetRawText(), report.GetProperty("publishedTotal").GetRawText(), report.GetProperty("title").GetString()!, report.GetProperty("indicators").GetArrayLength());
}
