using PerfHost.Sdk.Testing;
using PerfHost.Sdk.Testing.Cases;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Testing;

/// <summary>The case files of <c>perfhost rules test</c>, held against classes.</summary>
public sealed class IndicatorCasesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Check_ClassAgainstYamlAndCsv_PassesOrSaysWhere()
    {
        Write("half.yaml", "weight: 10\ncases:\n  - { name: 一半, actual: 5, expect: 5, parameters: { floor: 0.5 } }\n  - { name: 未填, expect: could-not-score }\n");
        Write("half.csv", "name,actual,expect,decimals\n三分之一,3.333333,3.3333,4\n");
        var cases = IndicatorCases.Read(_folder.Path);

        cases.Check("half", new TypeOf(measurement => measurement.ActualNumber));
        Assert.Equal(["cases/half.csv:2 三分之一", "cases/half.yaml:3 一半", "cases/half.yaml:4 未填"], cases.For("half").Select(one => one.ToString()));
        Assert.Equal(0.5, cases.For("half")[1].Measurement.Parameters.Get("floor").Number);

        var failed = Assert.Throws<CasesFailedException>(() => cases.Check("half", new TypeOf(measurement => measurement.ActualNumber is double.NaN ? throw new InvalidOperationException("坏了") : 5))).Message;
        Assert.Contains("3 条用例中有 2 条没有通过", failed, StringComparison.Ordinal);
        Assert.Contains("half.csv:2  三分之一\n  应为  3.3333\n  实为  5\n  输入  actual: 3.333333, weight: 10\n", failed, StringComparison.Ordinal);
        Assert.Contains("half.yaml:4  未填\n  应为  could-not-score\n  实为  出错，InvalidOperationException：坏了\n", failed, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckOne_TypeThatSaysSomethingElse_Fails()
    {
        Write("half.yaml", "cases:\n  - { name: 一半, target: 2026-06-30, actual: 部分达成, op: 定性, expect: failed, history: { 2025-03-31: 7 } }\n");
        var one = IndicatorCases.Read(_folder.Path).For("half")[0];

        one.Check(new TypeOf(_ => Sdk.Score.Failed("只达成一半")));
        Assert.Contains("输入  target: 2026-06-30, actual: 部分达成, weight: 10, op: qualitative, history.2025-03-31: 7", Assert.Throws<CasesFailedException>(() => one.Check(new TypeOf(_ => 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void For_KeyWithoutCases_IsRefused()
    {
        Write("half.yaml", "cases:\n  - { name: 一半, actual: 5, expect: 5 }\n");

        Assert.Contains("现有用例的键：half", Assert.Throws<CasesFailedException>(() => IndicatorCases.Read(_folder.Path).For("haif")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CaseThatCannotBeRead_IsNamed()
    {
        Write("half.yaml", "cases:\n  - { name: 一半, actul: 5, expect: 5 }\n");

        Assert.Contains("half.yaml:2  不认识字段“actul”", Assert.Throws<CasesFailedException>(() => IndicatorCases.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_PackageAboveTheTests_IsFoundByItsName()
    {
        Assert.Equal(SharedData.Plugin("Baseline"), PackageFolder.Find("plugins/Baseline"));
        Assert.Contains("没有含 package.yaml 的文件夹“plugins/None”", Assert.Throws<PackageHostException>(() => PackageFolder.Find("plugins/None")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(_folder["cases"]);
        File.WriteAllText(Path.Combine(_folder["cases"], file), text);
    }
}
