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
    private const string Usings = "using System; using System.Numerics; using System.Runtime.CompilerServices; using PerfHost.Scripting.Columns; using PerfHost.Sdk;\n";

    private const string Comparator = "Comparator";

    private static readonly string[] Columns = ["Target", "Actual", "Baseline", "Weight"];

    /// <summary>The columnar part of every indicator rule.</summary>
    /// <param name="sources">The rules; they compile and name nothing that is locked.</param>
    /// <param name="models">What their texts mean.</param>
    public static IReadOnlyList<SyntaxTree> Trees(IReadOnlyList<RuleSource> sources, IReadOnlyDictionary<SyntaxTree, SemanticModel> models)
    {
        var indicators = sources.Where(source => source.Rule.Kind == RuleKind.Indicator).ToList();
        return [.. indicators.Select(source => Parse(Part(source, models[source.Tree])))];
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
