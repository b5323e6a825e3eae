using System.Text.Json;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost rules try</c>: every way in which a trial can end, in the worker and in the process itself.</summary>
public sealed class RulesTryCommandTests
{
    private const string Header = "// title: 试验\n// source: 本方案约定\n";
    private const string Input = """{"target":100,"actual":80,"weight":10,"op":">=","asOf":"2025-09-30","parameters":{"floor":0.6}}""";

    public static TheoryData<string, int, string, string?> Ends => new()
    {
        { "var rate = Actual / Target; // 完成率\nreturn rate < Parameter(\"floor\") ? 0 : Weight * rate;", 0, "scored", null },
        { "return Score.Failed(\"未达标\");", 0, "failed", "未达标" },
        { "return Score.CouldNotScore(\"没有数据\");", 5, "could-not-score", "没有数据" },
        { "return double.NaN;", 5, "could-not-score", "按规则算不出得分" },
        { "throw new InvalidOperationException(\"坏了\");", 1, "fault", "InvalidOperationException：坏了" },
        { "return DateTime.Now.Year;", 3, "refused", "AsOf" },
        { "while (true) ;", 4, "stopped", "time" },
        { "var all = new List<double[]>();\nwhile (true) all.Add(new double[1000]);", 4, "stopped", "memory" },
        { "double F(double x) => F(x) + 1;\nreturn F(1);", 4, "stopped", "recursion" },
        { "var s = \"0123456789\";\nfor (var i = 0; i < 12; i++) s += s;\nreturn Score.Failed(s);", 4, "stopped", "output" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public Task Try_InAWorker_PrintsOutcomeAndExits(string body, int code, string outcome, string? reason) => AssertEnd([], body, code, outcome, reason);

    [Theory]
    [MemberData(nameof(Ends))]
    public Task Try_InProcess_PrintsTheSame(string body, int code, string outcome, string? reason) => AssertEnd(["--in-process"], body, code, outcome, reason);

    [Fact]
    public async Task Try_CompileBomb_IsStoppedByTheWorker()
    {
        var bomb = "var t0 = (1, 1);\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"var t{n + 1} = (t{n}, t{n});\n")) + "return t40.Equals(t40) ? 1 : 0;";

        await AssertEnd(["--worker"], bomb, 4, "stopped", "time");
    }

    [Fact]
    public async Task Try_Explain_TellsTheSameStepsInBothPlaces()
    {
        using var folder = await RuleAsync("var rate = Actual / Target; // 完成率\nif (rate < Parameter(\"floor\")) return 0;\nreturn Weight * rate;");

        var worker = await TryAsync(folder, "--explain", "--input", Input);
        var inProcess = await TryAsync(folder, "--explain", "--in-process", "--input", Input);

        Assert.Equal((0, ""), (worker.ExitCode, worker.Error));
        Assert.Equal(inProcess.Out, worker.Out);
        using var json = JsonDocument.Parse(worker.Out);
        var first = json.RootElement.GetProperty("trace")[0];
        Assert.Equal((3, "完成率", "0.8"), (first.GetProperty("line").GetInt32(), first.GetProperty("label").GetString(), first.GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("zh", """{"target":100,actual:80}""", "第 1 行第 15 列", "actual:80}", "双引号")]
    [InlineData("en", """{"target":100,actual:80}""", "line 1, column 15", "actual:80}", "double quotes")]
    [InlineData("en", "", "line 1, column 1", "nothing", "double quotes")]
    [InlineData("en", "{\n\"完成\":1,\n\"b\":八}", "line 3, column 5", "八}", "double quotes")]
    [InlineData("en", """{"target":1,"inputs":{"甲":1,"甲":2}}""", "line 1, column 29", "甲", "keep one")]
    [InlineData("zh", """{"traget":1}""", "traget", "target", "不认识")]
    [InlineData("en", """{"traget":1}""", "traget", "target", "there is no field")]
    [InlineData("en", """{"weight":"viel"}""", "weight", "viel", "a number")]
    [InlineData("en", """{"op":"=="}""", "op", "==", ">=, <=")]
    [InlineData("en", "[1]", "[1]", "braces", "For example")]
    public async Task Try_WrongInput_SaysWhatWhereAndWhatWasExpected(string language, string input, params string[] said)
    {
        using var folder = await RuleAsync("return 1;");

        var run = await TryAsync(folder, "--input", input, "--lang", language);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.All(said, words => Assert.Contains(words, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("BytePosition", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_BothPlaces_IsWrongInput()
    {
        using var folder = await RuleAsync("return 1;");

        Assert.Equal(2, (await TryAsync(folder, "--worker", "--in-process", "--input", "{}")).ExitCode);
    }

    private static async Task AssertEnd(string[] options, string body, int code, string outcome, string? reason)
    {
        using var folder = await RuleAsync(body);

        var run = await TryAsync(folder, ["--input", Input, .. options]);

        Assert.Equal(code, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(["outcome", "score", "reason", "trace"], json.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(outcome, json.RootElement.GetProperty("outcome").GetString());
        if (code == 3)
        {
            Assert.Contains(reason!, json.RootElement.GetProperty("reason").GetString(), StringComparison.Ordinal);
            Assert.Contains("x.indicator.csx:3:", run.Error, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(reason, json.RootElement.GetProperty("reason").GetString());
            Assert.Equal(code == 4, run.Error.Length > 0);
        }
    }

    private static async Task<TemporaryFolder> RuleAsync(string body)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("x.indicator.csx"), Header + body, TestContext.Current.CancellationToken);
        return folder;
    }

    private static Task<CommandRun> TryAsync(TemporaryFolder folder, params string[] options) =>
        CommandLine.RunAsync(["rules", "try", folder.File("x.indicator.csx"), .. options]);
}
