using PerfHost.Scripting.Cases;

namespace PerfHost.Sdk.Testing.Cases;

/// <summary>
/// The cases of a package folder, YAML and CSV, as <c>perfhost rules test</c> reads them, for indicator types that are
/// written as classes. Knows no test framework: run all at once with <see cref="Check"/>, or each of <see cref="For"/> as a test.
/// </summary>
public sealed class IndicatorCases
{
    private readonly string _folder;
    private readonly IReadOnlyList<RuleCase> _cases;

    private IndicatorCases(string folder, IReadOnlyList<RuleCase> cases) => (_folder, _cases) = (folder, cases);

    /// <summary>Reads the cases of a package.</summary>
    /// <param name="folder">The package's folder, see <see cref="PackageFolder"/>.</param>
    /// <exception cref="CasesFailedException">One or more cannot be read; all are named.</exception>
    public static IndicatorCases Read(string folder)
    {
        var read = CaseFolder.Read(folder);
        return CaseDifference.Of(folder, [], read.Problems) is { } problems ? throw new CasesFailedException(problems) : new IndicatorCases(folder, read.Cases);
    }

    /// <summary>The cases of an indicator type, in the order of their files.</summary>
    /// <param name="key">The key it is registered under, and its case files are named after.</param>
    /// <exception cref="CasesFailedException">There are none: a slip in the key must not pass for success.</exception>
    public IReadOnlyList<IndicatorCase> For(string key)
    {
        IndicatorCase[] found = [.. _cases.Where(one => one.Rule == key).Select(one => new IndicatorCase(_folder, one))];
        return found.Length > 0 ? found : throw new CasesFailedException(
            $"{Path.Combine(_folder, "cases")} 中没有“{key}”的用例，应为 cases/{key}.yaml 或 cases/{key}.csv。现有用例的键：{(_cases.Count == 0 ? "无" : string.Join('、', _cases.Select(one => one.Rule).Distinct()))}。");
    }

    /// <summary>Holds an indicator type against all its cases.</summary>
    /// <param name="key">See <see cref="For"/>.</param>
    /// <param name="type">The type.</param>
    /// <exception cref="CasesFailedException">It says something else in one or more of them, or there are none.</exception>
    public void Check(string key, IIndicatorType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        For(key);
        var results = CaseRunner.Run([new CaseSubject(key, type, type.GetType().FullName!)], [.. _cases.Where(one => one.Rule == key)]).Results;
        if (CaseDifference.Of(_folder, results, []) is { } difference)
        {
            throw new CasesFailedException(difference);
        }
    }
}
