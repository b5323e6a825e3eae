using PerfHost.Scripting;
using PerfHost.Scripting.Cases;

namespace PerfHost.UnitTests.Scripting.Cases;

public sealed class CaseRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfhost-用例").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_CasesOfHuangshi_AllPassAndReachEveryLineAndBranch()
    {
        var folder = SharedData.Plugin("Huangshi");
        var cases = CaseFolder.Read(folder);
        using var rules = new RuleCompiler(null).LoadFolder("huangshi", folder);

        var report = CaseRunner.Run(rules, cases.Cases);

        Assert.Empty(cases.Problems);
        Assert.True(cases.Cases.Count >= 25);
        Assert.All(report.Results, result => Assert.Null(result.Failure));
        Assert.Equal(4, report.Coverage.Count);
        Assert.All(report.Coverage, covered => Assert.Equal((covered.Lines, covered.Branches), (covered.ReachedLines, covered.TakenBranches)));
    }

    [Fact]
    public void Run_WrongExpectation_SaysBothAndWhatWasNotReached()
    {
        Write("x.yaml", "cases:\n  - { name: 甲, target: 100, actual: 80, expect: 9 }\n");

        var (problems, report) = Run("if (Actual >= Target)\n    return Weight;\nreturn Weight * Actual / Target;");

        Assert.Empty(problems);
        var result = Assert.Single(report.Results);
        Assert.Equal("应为 9，实为 8", result.Failure);
        Assert.Equal(2, result.Case.Line);
        var covered = Assert.Single(report.Coverage);
        Assert.Equal((3, 2, 2, 1), (covered.Lines, covered.ReachedLines, covered.Branches, covered.TakenBranches));
        Assert.Contains(covered.Missed, point => point is { Line: 3, IsBranch: true, Label: "Actual >= Target：成立" });
        Assert.Contains(covered.Missed, point => point is { Line: 4, IsBranch: false });
    }

    [Fact]
    public void Run_RuleThrows_IsAFailureAndNoScore()
    {
        Write("x.yaml", "cases:\n  - { name: 甲, target: 1, actual: 1, expect: could-not-score }\n");

        Assert.Contains("ParameterMissingException", Assert.Single(Run("return Parameter(\"none\");").Report.Results).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CasesWithoutRule_AreNamed()
    {
        Write("other.csv", "name,actual,expect\n甲,1,1\n");

        Assert.Contains("rules/other.indicator.csx", Assert.Single(Run("return 1;").Report.Results).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TableWithQuotesAndParameters_GivesTheSameCasesAsYaml()
    {
        Write("x.csv", "\uFEFFname,target,actual,op,parameters.floor,expect,decimals\r\n\"含逗号,与\"\"引号\"\"\",100,50,>=,0.6,6,\r\n\r\n按下限,3,1,,0.25,3.33,2\r\n");

        var (problems, report) = Run("return Weight * Math.Max(Actual / Target, Parameter(\"floor\"));");

        Assert.Empty(problems);
        Assert.All(report.Results, result => Assert.Null(result.Failure));
        Assert.Equal(["含逗号,与\"引号\"", "按下限"], report.Results.Select(result => result.Case.Name));
        Assert.Equal([2, 4], report.Results.Select(result => result.Case.Line));
    }

    [Fact]
    public void Read_EmptyColumnsAtTheEnd_AreNoMistake()
    {
        Write("x.csv", "name,inputs.staff,history.2025-01-31,expect,,\n甲,3,2,3,,\n");

        var cases = CaseFolder.Read(_folder);

        Assert.Empty(cases.Problems);
        Assert.Equal(PerfHost.Sdk.Value.Of(3), Assert.Single(cases.Cases).Input.Inputs["staff"]);
    }

    [Fact]
    public void Run_TypesWithoutCase_AreNamed()
    {
        Write("x.yaml", "cases: [{ name: 甲, expect: 1 }]\n");
        using var rules = new RuleCompiler(null).LoadFolder("rules", Folder("x", "y", "broken"));
        Write("broken.yaml", "cases: 1\n");
        var cases = CaseFolder.Read(_folder);

        Assert.Equal(["y"], (CaseRunner.Run(rules, cases.Cases) with { Problems = cases.Problems }).Untested);
    }

    [Theory]
    [InlineData("x.yaml", "cases:\n  - { name: 甲, actul: 1, expect: 1 }\n", 2, "actul")]
    [InlineData("x.yaml", "cases:\n  - { name: 甲, actual: 1 }\n", 2, "expect")]
    [InlineData("x.yaml", "cases:\n  - { actual: 1, expect: 1 }\n", 2, "name")]
    [InlineData("x.yaml", "cases:\n  - { name: 甲, expect: 满分 }\n", 2, "满分")]
    [InlineData("x.yaml", "cases: 1\n", 1, "列表")]
    [InlineData("x.yaml", "- 1\n", 1, "cases")]
    [InlineData("x.yaml", "cases: [\n", 2, "YAML")]
    [InlineData("x.csv", "name,expect\n甲,1,2\n", 2, "表头")]
    [InlineData("x.csv", "name,expect\n\"甲,1\n", 2, "引号")]
    [InlineData("x.csv", "name,op,expect\n甲,=>,1\n", 2, "op")]
    [InlineData("x.yaml", "cases:\n  - { name: 甲, actual: 1, expected: 1 }\n", 2, "不认识字段“expected”，可用的有 name、expect、decimals、target")]
    [InlineData("x.yaml", "wieght: 10\ncases:\n  - { name: 甲, expect: 1 }\n  - { name: 乙, expect: 1 }\n", 1, "不认识字段“wieght”")]
    [InlineData("x.yaml", "cases:\n  - { name: 甲, expect: NaN }\n", 2, "应写 could-not-score")]
    [InlineData("x.csv", "name,expect\n甲,Infinity\n", 2, "不是能得到的分数")]
    [InlineData("x.yaml", "", 1, "cases")]
    [InlineData("x.yaml", "cases: []\n", 1, "没有用例")]
    [InlineData("x.csv", "name,expect\n\n", 1, "没有用例")]
    [InlineData("x.csv", "", 1, "没有用例")]
    [InlineData("x.csv", "名称,traget,expected\n甲,1,1\n乙,1,1\n", 1, "表头不认识“名称”，不认识“traget”，不认识“expected”，缺少 name，缺少 expect。可用的列有 name、expect、decimals、target、actual、baseline、weight、op、unit、asOf、parameters.<参数>、inputs.<名称>、history.<日期>，用英文逗号分隔")]
    [InlineData("x.csv", "name,parameters,expect\n甲,1,1\n", 1, "不认识“parameters”")]
    [InlineData("x.csv", "name,expect,expect\n甲,1,1\n", 1, "“expect”写了两次")]
    [InlineData("x.csv", "name;target;expect\n甲;1;1\n乙;1;1\n", 1, "像是用分号分隔")]
    [InlineData("x.csv", "name\ttarget\texpect\n甲\t1\t1\n", 1, "像是用制表符分隔")]
    [InlineData("x.csv", "name，expect\n甲，1\n", 1, "像是用中文逗号分隔")]
    [InlineData("x.csv", "name,expect,\n甲,1,多\n", 2, "第 3 格写有“多”")]
    [InlineData("x.txt", "", 1, "yaml")]
    public void Read_WrongCase_NamesFileAndLine(string file, string text, int line, string said)
    {
        Write(file, text);

        var problem = Assert.Single(CaseFolder.Read(_folder).Problems);

        Assert.Equal(("cases/" + file, line), (problem.File, problem.Line));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    private (IReadOnlyList<CaseProblem> Problems, CaseReport Report) Run(string body)
    {
        var cases = CaseFolder.Read(_folder);
        using var rules = Written.Compile(Written.Rule(body));
        return (cases.Problems, CaseRunner.Run(rules, cases.Cases));
    }

    private string Folder(params ReadOnlySpan<string> keys)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "rules"));
        foreach (var key in keys)
        {
            File.WriteAllText(Path.Combine(_folder, "rules", $"{key}.indicator.csx"), Written.Header + "return 1;");
        }

        return _folder;
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "cases"));
        File.WriteAllText(Path.Combine(_folder, "cases", file), text);
    }
}
