using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Sources;

/// <summary>The blocks of docs/sources.md, put where they belong and run as they are printed.</summary>
public sealed partial class SourceCommandTests
{
    private const string Board = "安徽-淮北-濉溪县";

    [Fact]
    public async Task Docs_Commands_WorkOnAFolderAndOnARunningServer()
    {
        using var data = new TemporaryFolder();
        await FillAsync(data, schedule: false);
        await using (await PerfHostProcess.StartAsync(data.Path))
        {
            // Makes the ledgers of the published forms.
        }

        var (check, run, list) = (await CommandAsync(data, "check"), await CommandAsync(data, "run"), await CommandAsync(data, "list"));
        Assert.Equal((1, "reports.csv 第 4 行第 4 列：很多，应为数字，例如 1,234.5\nreports：新增 2，未变 0，不能读入 1\n"), (check.ExitCode, check.Out));
        Assert.Equal((1, $"reports　connectors/csv　{Board}　有 1 行不能读入\nreports：新增 2，未变 0，不能读入 1\n"), (run.ExitCode, run.Out));
        Assert.Contains("perfhost source check reports", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Out, list.Out);

        await using var server = await PerfHostProcess.StartAsync(data.Path);
        Assert.Equal((1, run.Out), await CommandAsync(data, "run") is var again ? (again.ExitCode, again.Out) : default);
        Assert.Equal((1, "reports.csv 第 4 行第 4 列：很多，应为数字，例如 1,234.5\nreports：新增 0，未变 2，不能读入 1\n"), await CommandAsync(data, "check") is var checkAgain ? (checkAgain.ExitCode, checkAgain.Out) : default);
        var rows = await server.Http.GetFromJsonAsync<JsonElement>("/api/sources/reports/rejections", TestContext.Current.CancellationToken);
        Assert.Equal("很多", Assert.Single(rows.EnumerateArray()).GetProperty("found").GetString());
        Assert.Contains("很多", await StartOnPageAsync(server, "reports"), StringComparison.Ordinal);
        Assert.Contains("现有：reports", await StartOnPageAsync(server, "nope"), StringComparison.Ordinal);
        using var unknown = await server.Http.PostAsync("/api/sources/nope/run", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("现有：reports", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.RunAsync("source", "run", "nope", "--data", data.Path)).ExitCode);
    }

    [Fact]
    public async Task List_NoSources_SaysWhereToNameThem()
    {
        using var data = new TemporaryFolder();

        var list = await CommandAsync(data, "list");

        Assert.Equal(0, list.ExitCode);
        Assert.Contains(data.File("sources.yaml"), list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_PackageOrKeyThatIsNotThere_IsNamedOnAFolderAndOnARunningServer()
    {
        using var data = new TemporaryFolder();
        await FillAsync(data, schedule: false);
        await File.AppendAllTextAsync(data.File("sources.yaml"), "  - id: no-package\n    source: nowhere/csv\n    jurisdiction: x\n  - id: no-key\n    source: connectors/cvs\n    jurisdiction: x\n", TestContext.Current.CancellationToken);

        var list = await CommandAsync(data, "list");
        await using var server = await PerfHostProcess.StartAsync(data.Path);
        var onServer = await CommandAsync(data, "list");

        foreach (var said in new[] { list, onServer })
        {
            Assert.Equal(1, said.ExitCode);
            Assert.Contains("no-package 不能读取：没有程序包“nowhere”", said.Error, StringComparison.Ordinal);
            Assert.Matches("no-key 不能读取：程序包 connectors [0-9.]+ 没有数据源“cvs”。现有：csv", said.Error);
            Assert.DoesNotContain("reports 不能读取", said.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task List_OneWrongSource_NamesItAndListsTheOthers()
    {
        using var data = new TemporaryFolder();
        await FillAsync(data, schedule: false);
        await AddWrongSourceAsync(data);

        var list = await CommandAsync(data, "list");

        Assert.Equal(1, list.ExitCode);
        Assert.StartsWith("reports　connectors/csv　", list.Out, StringComparison.Ordinal);
        Assert.Contains("mapping 指的文件不存在", list.Error, StringComparison.Ordinal);
        await using var server = await PerfHostProcess.StartAsync(data.Path);
        foreach (var page in new[] { "/sources", "/status" })
        {
            Assert.Contains("mapping 指的文件不存在", WebUtility.HtmlDecode(await server.Http.GetStringAsync(page, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(data.File("sources.yaml"), "sources: [", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("还没有数据源", WebUtility.HtmlDecode(await server.Http.GetStringAsync("/sources", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SourceThatIsDueBesideAWrongOne_ReadsIntoTheBoard()
    {
        using var data = new TemporaryFolder();
        await FillAsync(data, schedule: true);
        await AddWrongSourceAsync(data);
        await using var server = await PerfHostProcess.StartAsync(data.Path);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        JsonElement source;
        do
        {
            await Task.Delay(200, deadline.Token);
            source = (await server.Http.GetFromJsonAsync<JsonElement>("/api/sources", deadline.Token))[0];
        }
        while (source.GetProperty("lastNew").ValueKind == JsonValueKind.Null);

        Assert.False(source.GetProperty("overdue").GetBoolean());
        var explanation = await server.Http.GetStringAsync($"/api/boards/{Uri.EscapeDataString(Board)}/subjects/{Uri.EscapeDataString("安徽濉溪县-临时救助")}/explanation", deadline.Token);
        Assert.Contains("reports.csv 第 2 行第 4 列", explanation, StringComparison.Ordinal);
    }

    private static async Task<string> StartOnPageAsync(PerfHostProcess server, string id)
    {
        var page = await server.Http.GetStringAsync("/sources", TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups["token"].Value), KeyValuePair.Create("id", id)]);
        using var answer = await server.Http.PostAsync("/sources?handler=Run", form, TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Task<CommandRun> CommandAsync(TemporaryFolder data, string verb) => CommandLine.RunAsync(["source", verb, .. verb == "list" ? (string[])[] : ["reports"], "--data", data.Path]);

    private static Task AddWrongSourceAsync(TemporaryFolder data) =>
        File.AppendAllTextAsync(data.File("sources.yaml"), "  - id: lost\n    source: connectors/csv\n    jurisdiction: x\n    mapping: lost.yaml\n", TestContext.Current.CancellationToken);

    private static async Task FillAsync(TemporaryFolder data, bool schedule)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "sources.md"));
        string[] yaml = [.. Blocks().Matches(text).Where(block => block.Groups["kind"].Value == "yaml").Select(block => block.Groups["text"].Value)];
        var commands = Blocks().Matches(text).Where(block => block.Groups["kind"].Value == "sh").SelectMany(block => block.Groups["text"].Value.Split('\n')).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0);
        Assert.Equal(["perfhost source check reports", "perfhost source run reports", "perfhost source list"], commands);

        // By hand in one test; every second in the other, since nobody waits for half past six.
        await File.WriteAllTextAsync(data.File("sources.yaml"), Schedule().Replace(yaml[0], schedule ? "schedule: \"* * * * * ?\"" : "timeout: 1m").Replace("timeout: 5m", "", StringComparison.Ordinal));
        await File.WriteAllTextAsync(data.File("reports-mapping.yaml"), yaml[1]);
        await File.WriteAllTextAsync(data.File("reports.csv"), Blocks().Matches(text).Single(block => block.Groups["kind"].Value == "csv").Groups["text"].Value);
    }

    [GeneratedRegex("^```(?<kind>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("schedule: .*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Schedule();
}
