using System.Globalization;
using System.Text.Json.Nodes;
using PerfHost.Loading;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>The cases of a package: <c>cases/key.yaml</c> and <c>cases/key.csv</c>, each for the indicator rule of that key.</summary>
public sealed class CaseFolder
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The most cases that are read from one file.</summary>
    public const int MaxCases = 10_000;

    private readonly List<RuleCase> _cases = [];
    private readonly List<CaseProblem> _problems = [];

    private CaseFolder()
    {
    }

    /// <summary>The cases in ordinal order of their files, then in the files' order.</summary>
    public IReadOnlyList<RuleCase> Cases => _cases;

    /// <summary>What could not be read; empty when all is well.</summary>
    public IReadOnlyList<CaseProblem> Problems => _problems;

    /// <summary>Reads the cases of a package folder.</summary>
    /// <param name="packageFolder">The folder that holds <c>cases/</c>; without one there are none.</param>
    public static CaseFolder Read(string packageFolder)
    {
        var read = new CaseFolder();
        var folder = Path.Combine(packageFolder, "cases");
        foreach (var path in (Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : []).Order(StringComparer.Ordinal))
        {
            read.ReadFile(path);
        }

        return read;
    }

    private void ReadFile(string path)
    {
        var file = "cases/" + Path.GetFileName(path);
        var rule = Path.GetFileName(path).Split('.')[0];
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new CaseFormatException(1, "文件超过 1 MiB，请拆成几个文件。");
            }

            var text = WrittenText.Read(path, file);
            IEnumerable<(int Line, JsonObject Fields)> rows = Path.GetExtension(path) switch
            {
                ".yaml" or ".yml" => CaseYaml.Read(text),
                ".csv" => CaseTable.Read(text),
                _ => throw new CaseFormatException(1, "用例文件应为 <规则的键>.yaml 或 <规则的键>.csv。"),
            };
            var isEmpty = true;
            foreach (var (line, fields) in rows)
            {
                isEmpty = false;
                Add(file, line, rule, fields);
                if (_cases.Count > MaxCases)
                {
                    throw new CaseFormatException(line, $"用例超过 {MaxCases} 条。");
                }
            }

            if (isEmpty)
            {
                throw new CaseFormatException(1, "文件中没有用例。请至少写一条，或删去这个文件。");
            }
        }
        catch (CaseFormatException error)
        {
            _problems.Add(new CaseProblem(file, error.Line, error.Message));
        }
        catch (PackageException error)
        {
            _problems.Add(new CaseProblem(file, error.Line ?? 1, error.Problem));
        }
    }

    private void Add(string file, int line, string rule, JsonObject fields)
    {
        try
        {
            if (fields.Select(field => field.Key).FirstOrDefault(field => !CaseFields.Knows(field)) is { } unknown)
            {
                throw new RuleInputException($"不认识字段“{unknown}”，可用的有 {CaseFields.InYaml}。");
            }

            var name = Take(fields, "name")?.ToString() ?? throw new RuleInputException("用例缺少 name，应写明它说明什么。");
            var expect = Take(fields, "expect")?.ToString() ?? throw new RuleInputException("用例缺少 expect，应为得分、failed 或 could-not-score。");
            var decimals = Take(fields, "decimals")?.ToString();
            var (outcome, points) = Expected(expect);
            _cases.Add(new RuleCase(file, line, rule, name, RuleInput.Read(fields), outcome, points) { Decimals = decimals is null ? 10 : Digits(decimals) });
        }
        catch (RuleInputException error)
        {
            _problems.Add(new CaseProblem(file, line, error.Message));
        }
    }

    private static JsonNode? Take(JsonObject fields, string name) => fields.Remove(name, out var node) ? node : null;

    private static (ScoreOutcome Outcome, double Points) Expected(string expect) => expect switch
    {
        "failed" => (ScoreOutcome.Failed, double.NaN),
        "could-not-score" => (ScoreOutcome.CouldNotScore, double.NaN),
        _ when double.TryParse(expect, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) => !double.IsFinite(points)
            ? throw new RuleInputException($"expect 写的是“{expect}”，不是能得到的分数。算不出得分应写 could-not-score。")
            : (ScoreOutcome.Scored, points),
        _ => throw new RuleInputException($"expect 写的是“{expect}”，应为得分、failed 或 could-not-score。"),
    };

    private static int Digits(string decimals) =>
        int.TryParse(decimals, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= 10 ? digits : throw new RuleInputException($"decimals 写的是“{decimals}”，应为 0 到 10。");
}
