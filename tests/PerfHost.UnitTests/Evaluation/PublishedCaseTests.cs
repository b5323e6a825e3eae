using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Evaluation;

/// <summary>Published forms against published and recomputed answers.</summary>
public class PublishedCaseTests
{
    private static readonly FormReader Reader = new([]);

    [Theory]
    [InlineData("national", "rule_linear_reverse")]
    [InlineData("huangshi", "rule_ratio_reverse")]
    public void Evaluate_ItemPairs_GiveTheRulesAnswer(string schemeId, string column)
    {
        var evaluator = Evaluator(schemeId);
        var compared = 0;
        foreach (var row in Rows("item_pairs.csv"))
        {
            var item = Assert.Single(evaluator.Evaluate(FormFacts.Of(Form(row)), Moment.AfterYear(2024)).Indicators);

            Assert.True(item.Score.Outcome == ScoreOutcome.Scored, $"{row["case"]} {row["name"]}: {item.Reason}");
            Assert.True(decimal.Parse(row[column], CultureInfo.InvariantCulture) == item.Points, $"{row["case"]} {row["name"]}: {item.Points}, expected {row[column]}");
            compared++;
        }

        Assert.Equal(98, compared);
    }

    [Fact]
    public void Evaluate_ItemPairs_FindingSaysWhichClaimsDoNotFollowTheRule()
    {
        var evaluator = Evaluator("national");
        foreach (var row in Rows("item_pairs.csv"))
        {
            var result = evaluator.Evaluate(FormFacts.Of(Form(row)), Moment.AfterYear(2024));

            Assert.True(
                result.Findings.Any(finding => finding.Code == "score-differs") == (row["published_follows_rule"] != "yes"),
                $"{row["case"]} {row["name"]}: {row["published_follows_rule"]}, {string.Join(' ', result.Findings.Select(finding => finding.Code))}");
        }
    }

    [Fact]
    public void Evaluate_ExecutionPairs_GiveTheRulesAnswer()
    {
        var compared = 0;
        foreach (var row in Rows("execution_pairs.csv"))
        {
            var form = FormBuilder.Clean() with
            {
                Rows = [],
                Budget = new FormBudget { Adjusted = Blank(row["annual_budget"]), Executed = Blank(row["executed"]), Rate = Blank(row["published_rate_pct"]), Weight = Blank(row["weight"]) },
            };
            foreach (var scheme in (string[])["national", "huangshi"])
            {
                var result = Evaluator(scheme).Evaluate(FormFacts.Of(form), Moment.AfterYear(2024));

                Assert.Equal(row["rule_score"].Length == 0 ? null : decimal.Parse(row["rule_score"], CultureInfo.InvariantCulture), result.Execution!.Points);
                if (row["rate_pct"].Length > 0)
                {
                    Assert.Equal(double.Parse(row["rate_pct"], CultureInfo.InvariantCulture), result.ExecutionRate, 0.0001);
                }
            }

            compared++;
        }

        Assert.Equal(24, compared);
    }

    [Fact]
    public void Evaluate_EveryPublishedForm_IsReadWithoutAFault()
    {
        Assert.Equal(26, SharedData.SelfEvaluationCases.Count);
        foreach (var file in SharedData.SelfEvaluationCases)
        {
            var form = Read(file);
            var result = Evaluator(TestPackages.Schemes.ForPlace(form.Place)!.Id is "shuangliu" ? "national" : TestPackages.Schemes.ForPlace(form.Place)!.Id)
                .Evaluate(FormFacts.Of(form), Moment.AfterYear(form.Year), explain: true);

            Assert.DoesNotContain(result.Indicators.Append(result.Execution!), item => item.Fault is not null);
            Assert.Empty(result.Faults);
            Assert.Equal(result.Total is null, result.Incomplete is not null);
        }
    }

    [Theory]
    [InlineData("002", "100", "blank-with-score,operator-inferred")]
    [InlineData("003", "110", "weights-sum,head-weight,total-mismatch")]
    [InlineData("007", "100", "")]
    [InlineData("012", "97.24", "score-differs,operator-inferred")]
    [InlineData("015", "53.6", "weights-sum,total-unreachable,total-mismatch,operator-inferred")]
    public void Evaluate_RecomputableForm_GivesItsTotalOrSaysWhyNot(string id, string total, string codes)
    {
        var form = Read(SharedData.SelfEvaluationCases.Single(file => Path.GetFileNameWithoutExtension(file) == id));
        var result = Evaluator(TestPackages.Schemes.ForPlace(form.Place)!.Id is "huangshi" ? "huangshi" : "national").Evaluate(FormFacts.Of(form), Moment.AfterYear(form.Year));

        Assert.Equal(decimal.Parse(total, CultureInfo.InvariantCulture), result.Total);
        foreach (var code in codes.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains(result.Findings, finding => finding.Code == code);
        }

        if (result.PublishedTotal is { } published && published != result.Total)
        {
            Assert.Contains(result.Findings, finding => finding.Code is "weights-sum" or "total-mismatch" or "total-unreachable");
        }
    }

    [Theory]
    [InlineData("017", "execution-undefined")]
    [InlineData("034", "execution-rate-mismatch")]
    [InlineData("035", "execution-over-100")]
    [InlineData("037", "not-a-number")]
    [InlineData("037", "zero-target")]
    [InlineData("014", "score-differs")]
    [InlineData("009", "total-unreachable")]
    public void Evaluate_SelfContradictingForm_IsNamed(string id, string code)
    {
        var form = Read(SharedData.SelfEvaluationCases.Single(file => Path.GetFileNameWithoutExtension(file) == id));

        Assert.Contains(Evaluator("national").Evaluate(FormFacts.Of(form), Moment.AfterYear(form.Year)).Findings, finding => finding.Code == code);
    }

    [Fact]
    public void Evaluate_ZeroOverZero_CouldNotBeScoredAndIsNeverZero()
    {
        var form = Read(SharedData.SelfEvaluationCases.Single(file => Path.GetFileNameWithoutExtension(file) == "017"));
        var execution = Evaluator("national").Evaluate(FormFacts.Of(form), Moment.AfterYear(form.Year)).Execution!;

        Assert.Equal(ScoreOutcome.CouldNotScore, execution.Score.Outcome);
        Assert.Null(execution.Points);
        Assert.Equal("预算数为零，执行率无法计算", execution.Reason);
    }

    private static SubjectEvaluator Evaluator(string scheme) => new(TestPackages.Schemes.Find(scheme)!, TestPackages.WithHuangshi);

    private static SelfEvaluationForm Read(string file)
    {
        using var stream = File.OpenRead(file);
        return Assert.Single(Reader.Read(stream, file));
    }

    private static SelfEvaluationForm Form(IReadOnlyDictionary<string, string> row) => FormBuilder.Clean() with
    {
        Rows = [FormBuilder.Row(0, "产出", row["name"], row["op"], row["target"], row["actual"], row["unit"], row["weight"], Blank(row["published_score"]))],
    };

    private static string? Blank(string text) => text.Length == 0 ? null : text;

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var parser = new TextFieldParser(Path.Combine(SharedData.Root, "cases", "selfeval", file)) { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(",");
        var head = parser.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (!parser.EndOfData)
        {
            rows.Add(head.Zip(parser.ReadFields()!).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        }

        return rows;
    }
}
