using PerfHost.Loading;
using PerfHost.Scripting.Cases;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>Indicator types without cases, cases that fail, and what of the rules no case reaches.</summary>
internal static class CaseFindings
{
    private const int MostPlaces = 5;

    public static IEnumerable<DoctorFinding> Of(CaseReport report, LoadedPackage package, IReadOnlyList<RuleCase> cases)
    {
        foreach (var problem in report.Problems)
        {
            yield return new DoctorFinding($"{problem.File}:{problem.Line}", problem.Message, "改正这个用例");
        }

        foreach (var failed in report.Results.Where(result => result.Failure is not null))
        {
            yield return new DoctorFinding($"{failed.Case.File}:{failed.Case.Line}", $"{failed.Case.Name}：{failed.Failure}", "改正规则，或改正用例");
        }

        var tested = cases.Select(one => one.Rule).ToHashSet(StringComparer.Ordinal);
        foreach (var type in package.Extensions.Where(extension => extension.Contracts.Contains(typeof(IIndicatorType)) && !tested.Contains(extension.Extension.Key)))
        {
            yield return new DoctorFinding(type.Origin, $"指标类型 {type.Extension.Key} 没有用例", $"加上 cases/{type.Extension.Key}.yaml，至少有满分、部分得分和算不出的例子");
        }

        foreach (var covered in report.Coverage.Where(covered => covered.Missed.Count > 0 && covered.ReachedLines > 0))
        {
            foreach (var missed in covered.Missed.Take(MostPlaces))
            {
                yield return new DoctorFinding($"{covered.File}:{missed.Line}", missed.IsBranch ? $"没有用例走到分支“{missed.Label}”" : "没有用例走到这一行", "加一个走到这里的用例");
            }

            if (covered.Missed.Count > MostPlaces)
            {
                yield return new DoctorFinding(covered.File, $"另有 {covered.Missed.Count - MostPlaces} 处没有用例走到", "用 perfhost rules test 列出全部");
            }
        }
    }
}
