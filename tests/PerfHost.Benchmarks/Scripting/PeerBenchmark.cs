using System.Linq.Dynamic.Core;
using DynamicExpresso;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// One rule on the same rows in this house and in other rule and expression engines, each in the fastest form that it
/// offers for a rule kept as text: compiled or parsed once, then asked about row after row. NRules takes classes and not
/// text; it is given all rows at once, as it wants them.
/// </summary>
public sealed class PeerBenchmark
{
    private const int Count = 10_000;
    private const int Rounds = 15;
    private const string Rule = "return Target == 0 ? 0 : Weight * Math.Max(0, Math.Min(1, Comparator == Comparator.AtMost ? 2 - Actual / Target : Actual / Target));";
    private const string Expression = "row.Target == 0 ? 0.0 : row.Weight * Math.Max(0.0, Math.Min(1.0, row.AtMost ? 2 - row.Actual / row.Target : row.Actual / row.Target))";

    /// <summary>Measures; takes about half a minute.</summary>
    /// <returns>Nanoseconds per row; ratios are against the rule file.</returns>
    /// <exception cref="InvalidOperationException">The engines do not agree on the points.</exception>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        var known = new SampleRows(Count).Measurements.Where(measurement => !double.IsNaN(measurement.ActualNumber)).ToArray();
        var rows = Array.ConvertAll(known, PeerRow.Of);
        var rule = RuleUnderTest.Compile(Rule);
        return SameAnswers.Time(Rounds, rows.Length, "ns/row",
        [
            (".csx rule, row by row", OwnLoop.Over(rule, known)),
            (".csx rule, lifted to columns", InColumns(rule, known)),
            ("class of a DLL, collectible context", OwnLoop.Over(RuleUnderTest.InCollectibleContext(typeof(ClampedRatio)), known)),
            ("DynamicExpresso 2.19.6, delegate", Each(rows, new Interpreter().ParseAsDelegate<Func<PeerRow, double>>(Expression, "row"))),
            ("System.Linq.Dynamic.Core 1.7.4, compiled lambda", Each(rows, Linq())),
            ("NCalcSync 7.4.0", NCalc(rows)),
            ("Jint 4.18.0", Jint(rows)),
            ("NRules 1.0.4", NRules(rows)),
            ("Microsoft RulesEngine 6.0.1", RulesEngine(rows)),
        ]);
    }

    private static Func<double> Each(PeerRow[] rows, Func<PeerRow, double> rule) => () =>
    {
        var sum = 0d;
        foreach (var row in rows)
        {
            sum += rule(row);
        }

        return sum;
    };

    private static Func<double> InColumns(IIndicatorType rule, Measurement[] rows)
    {
        var targets = Array.ConvertAll(rows, row => row.TargetNumber);
        var actuals = Array.ConvertAll(rows, row => row.ActualNumber);
        var baselines = Array.ConvertAll(rows, row => row.Baseline.Number);
        var weights = Array.ConvertAll(rows, row => row.Weight);
        var comparators = Array.ConvertAll(rows, row => row.Comparator);
        var points = new double[rows.Length];
        return () =>
        {
            ((IColumnScorer)rule).Evaluate(new MeasurementColumns { Targets = targets, Actuals = actuals, Baselines = baselines, Weights = weights, Comparators = comparators }, points);
            var sum = 0d;
            foreach (var point in points)
            {
                sum += point;
            }

            return sum;
        };
    }

    private static Func<PeerRow, double> Linq() => DynamicExpressionParser.ParseLambda<PeerRow, double>(
        ParsingConfig.Default, createParameterCtor: true, Expression.Replace("row.", "", StringComparison.Ordinal)).Compile();

    private static Func<double> NCalc(PeerRow[] rows)
    {
        var expression = new NCalc.Expression("if(Target == 0, 0, Weight * Max(0, Min(1, if(AtMost, 2 - Actual / Target, Actual / Target))))");
        return Each(rows, row =>
        {
            expression.Parameters["Target"] = row.Target;
            expression.Parameters["Actual"] = row.Actual;
            expression.Parameters["Weight"] = row.Weight;
            expression.Parameters["AtMost"] = row.AtMost;
            return Convert.ToDouble(expression.Evaluate(), System.Globalization.CultureInfo.InvariantCulture);
        });
    }

    private static Func<double> Jint(PeerRow[] rows)
    {
        var engine = new global::Jint.Engine();
        engine.Execute("function rule(target, actual, weight, atMost) { return target === 0 ? 0 : weight * Math.max(0, Math.min(1, atMost ? 2 - actual / target : actual / target)); }");
        return Each(rows, row => global::Jint.JsValueExtensions.AsNumber(engine.Invoke("rule", row.Target, row.Actual, row.Weight, row.AtMost)));
    }

    private static Func<double> NRules(PeerRow[] rows)
    {
        var repository = new global::NRules.Fluent.RuleRepository();
        repository.Load(from => from.From(typeof(PeerRule)));
        var factory = global::NRules.RuleRepositoryExtensions.Compile(repository);
        return () =>
        {
            var session = factory.CreateSession();
            session.InsertAll(rows);
            session.Fire();
            return rows.Sum(row => row.Points);
        };
    }

    private static Func<double> RulesEngine(PeerRow[] rows)
    {
        var output = new global::RulesEngine.Models.ActionInfo { Name = "OutputExpression", Context = new Dictionary<string, object>(StringComparer.Ordinal) { ["expression"] = Expression } };
        var engine = new global::RulesEngine.RulesEngine(
        [
            new global::RulesEngine.Models.Workflow
            {
                WorkflowName = "points",
                Rules = [new global::RulesEngine.Models.Rule { RuleName = "ratio", Expression = "true", Actions = new global::RulesEngine.Models.RuleActions { OnSuccess = output } }],
            },
        ]);
        return Each(rows, row => (double)engine.ExecuteActionWorkflowAsync("points", "ratio", [new global::RulesEngine.Models.RuleParameter("row", row)]).AsTask().GetAwaiter().GetResult().Output);
    }
}
