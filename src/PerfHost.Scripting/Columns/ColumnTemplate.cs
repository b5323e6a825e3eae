using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PerfHost.Scripting.Compilation;

namespace PerfHost.Scripting.Columns;

/// <summary>
/// The code by which an indicator rule scores columns, written beside the rule in another part of its class. It stands in
/// trees of its own and is made of numbers, fixed words and quoted parameter keys; no other text of the author is copied into it.
/// </summary>
internal static class ColumnTemplate
{
    private const string Usings = "using System; using System.Numerics; using System.Runtime.CompilerServices; using PerfHost.Sdk;\n";

    private const string Comparator = "Comparator";

    private static readonly string[] Columns = ["Target", "Actual", "Baseline", "Weight"];

    /// <summary>Shared by all rules of a package.</summary>
    private const string Lanes = Usings + """
        namespace PerfHost.Rules
        {
            internal static class Lanes
            {
                /// Row by row, for rules that cannot be lifted and for columns that are too short.
                public static void Loop(IIndicatorType rule, MeasurementColumns rows, Span<double> points)
                {
                    for (var row = 0; row < rows.Count; row++) points[row] = ColumnPoints.Of(rule.Evaluate(rows.Row(row)));
                }

                /// Asks the rule itself where the lifted code could not answer, which it tells by an infinity.
                public static void Ask(IIndicatorType rule, MeasurementColumns rows, Span<double> points, int from, int count)
                {
                    for (var row = from; row < from + count; row++)
                        if (double.IsPositiveInfinity(points[row])) points[row] = ColumnPoints.Of(rule.Evaluate(rows.Row(row)));
                }

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static Vector<long> IsFinite(Vector<double> x) => Vector.LessThanOrEqual(Vector.Abs(x), new Vector<double>(double.MaxValue));

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static Vector<double> Points(Vector<double> x) => Vector.ConditionalSelect(IsFinite(x), x, new Vector<double>(double.NaN));

                // Not-a-number wins, and the zero with the sign.
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static Vector<double> Min(Vector<double> x, Vector<double> y) =>
                    Vector.ConditionalSelect(Vector.Equals(x, y), x | y, Vector.ConditionalSelect(Vector.LessThan(x, y) | ~Vector.Equals(x, x), x, y));

                // Not-a-number wins, and the zero without the sign.
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static Vector<double> Max(Vector<double> x, Vector<double> y) =>
                    Vector.ConditionalSelect(Vector.Equals(x, y), x & y, Vector.ConditionalSelect(Vector.GreaterThan(x, y) | ~Vector.Equals(x, x), x, y));

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static Vector<long> Is(Vector<long> comparators, Comparator comparator) => Vector.Equals(comparators, new Vector<long>((long)comparator));

                // Score.AtZeroTarget for several rows.
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static Vector<double> AtZeroTarget(Vector<double> actual, Vector<double> weight, Vector<long> comparator)
                {
                    var atMost = Is(comparator, Comparator.Equal) | Is(comparator, Comparator.AtMost) | Is(comparator, Comparator.LessThan);
                    var met = Vector.ConditionalSelect(Vector.LessThanOrEqual(actual, Vector<double>.Zero), Points(weight), new Vector<double>(ColumnPoints.Failed));
                    return Vector.ConditionalSelect(atMost & Vector.Equals(actual, actual), met, new Vector<double>(double.NaN));
                }
            }
        }
        """;

    /// <summary>The columnar part of every indicator rule.</summary>
    /// <param name="sources">The rules; they compile and name nothing that is locked.</param>
    /// <param name="models">What their texts mean.</param>
    public static IReadOnlyList<SyntaxTree> Trees(IReadOnlyList<RuleSource> sources, IReadOnlyDictionary<SyntaxTree, SemanticModel> models)
    {
        var indicators = sources.Where(source => source.Rule.Kind == RuleKind.Indicator).ToList();
        return indicators.Count == 0 ? [] : [Parse(Lanes), .. indicators.Select(source => Parse(Part(source, models[source.Tree])))];
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), RoslynCompilation.ParseOptions);

    private static string Part(RuleSource source, SemanticModel model)
    {
        var code = new LaneCode();
        string body;
        var whyNot = "";
        try
        {
            var points = new StatementLifting(code).Lift((IBlockOperation)model.GetOperation(source.Body)!);
            body = Lifted(code, points);
        }
        catch (CannotLiftException reason)
        {
            whyNot = reason.Obstacle.Write();
            body = "public void Evaluate(MeasurementColumns rows, Span<double> points) { rows.Check(points); Lanes.Loop(this, rows, points); }\n";
        }

        return $"{Usings}namespace PerfHost.Rules\n{{\ninternal sealed partial class {RuleTemplate.ClassName(source.Rule)} : IColumnScorer\n{{\n"
            + $"internal const string {ColumnForm.Field} = {SymbolDisplay.FormatLiteral(whyNot, quote: true)};\n{body}}}\n}}\n";
    }

    private static bool Mentions(string code, string name) => Regex.IsMatch(code, $@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Lifted(LaneCode code, Lane points)
    {
        var numbers = Enumerable.Range(0, code.Parameters.Count).Select(index => string.Create(CultureInfo.InvariantCulture, $"p{index}")).ToArray();
        var found = string.Concat(code.Parameters.Select((key, index) => $" || rows.Parameters.Find({SymbolDisplay.FormatLiteral(key, quote: true)}) is not {{ }} found{index}"));
        var hoisted = string.Concat(numbers.Select((name, index) => $"var {name} = new Vector<double>(found{index}.Number);\n"));
        var result = code.Odd is null ? points.Text : $"Vector.ConditionalSelect({code.Odd}, new Vector<double>(double.PositiveInfinity), {points.Text})";

        // Columns that are not asked for are not touched; the others are taken out once, so that the loop keeps them at hand.
        var text = $"{code}{result}";
        var columns = Columns.Where(name => Mentions(text, name)).ToArray();
        var compares = Mentions(text, Comparator);
        var spans = string.Concat(columns.Select(name => $"var {name}s = rows.{name}s;\n")) + (compares ? $"var {Comparator}s = rows.ComparatorCodes;\n" : "");
        var widened = compares ? $"Vector.Widen(new Vector<int>({Comparator}s.Slice(at)), out var low, out var high);" : "";
        var taken = string.Join(", ", [.. columns.Concat(numbers).Select(name => $"Vector<double> {name}"), .. compares ? [$"Vector<long> {Comparator}"] : Array.Empty<string>()]);
        string Loaded(string row, string half) => string.Join(", ", [.. columns.Select(name => $"new Vector<double>({name}s.Slice({row}))"), .. numbers, .. compares ? [half] : Array.Empty<string>()]);
        return $$"""
            public void Evaluate(MeasurementColumns rows, Span<double> points)
            {
                rows.Check(points);
                var block = Vector<int>.Count;
                var half = Vector<double>.Count;
                var count = rows.Count;
                {{spans}}
                if (count < block{{found}})
                {
                    Lanes.Loop(this, rows, points);
                    return;
                }
                {{hoisted}}
                for (var next = 0; next < count; next += block)
                {
                    // The last block reaches back: some rows are scored twice, to the same points.
                    var at = Math.Min(next, count - block);
                    var second = at + half;
                    {{widened}}
                    Answer({{Loaded("at", "low")}}).CopyTo(points.Slice(at));
                    Answer({{Loaded("second", "high")}}).CopyTo(points.Slice(second));
                    {{(code.Odd is null ? "" : "Lanes.Ask(this, rows, points, at, block);")}}
                }
            }
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector<double> Answer({{taken}})
            {
            {{code}}return {{result}};
            }

            """;
    }
}
