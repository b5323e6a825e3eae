using System.Text;

namespace PerfHost.Scripting.Compilation;

/// <summary>
/// The code around a rule. What the author sees are locals and local functions, of which only the mentioned ones are
/// written: the compiler makes of them what a person would have written by hand, without delegates or allocations.
/// </summary>
internal static class RuleTemplate
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using PerfHost.Sdk;\n";
    private const string Line = "[global::System.Runtime.CompilerServices.CallerLineNumber] int line = 0";
    private const string Inline = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] ";

    /// <summary>The local of a traced build that holds the recorder.</summary>
    public const string Recorder = "__recorder";

    private static readonly Shape[] Shapes =
    [
        new("Score", "IIndicatorType", "Evaluate", "Measurement Measurement",
        [
            new("Target", "double Target = Measurement.TargetNumber;"),
            new("Actual", "double Actual = Measurement.ActualNumber;"),
            new("Baseline", "double Baseline = Measurement.Baseline.Number;"),
            new("Weight", "double Weight = Measurement.Weight;"),
            new("AsOf", "DateOnly AsOf = Measurement.AsOf;"),
            new("Comparator", "Comparator Comparator = Measurement.Comparator;"),
            new("Input", "double Input(string name) => Measurement.Input(name);"),
            .. Explained("Measurement"),
        ]),
        new("IReadOnlyList<Evaluation>", "IEvaluationMethod", "Evaluate", "Population Population",
        [
            new("Subjects", "IReadOnlyList<SubjectView> Subjects = Population.Subjects;"),
            new("AsOf", "DateOnly AsOf = Population.AsOf;"),
            new("Month", "int Month = Population.AsOf.Month;"),
            new("Results", ResultsOf("Evaluation")),
            new("Add", "void Add(SubjectView subject, string aspect, string label, double number = double.NaN, string reason = null) => Results.Add(new Evaluation(subject.Id, aspect, label) { Number = number, Reason = reason });") { Needs = "Results" },
            .. Explained("Population"),
        ]),
        new("IReadOnlyList<ResultAction>", "IResultPolicy", "Apply", "ResultContext Result",
        [
            new("Subject", "SubjectView Subject = Result.Subject;"),
            new("Total", "decimal Total = Result.Total;"),
            new("Grade", "string Grade = Result.Grade;"),
            new("Results", ResultsOf("ResultAction")),
            new("Propose", "void Propose(string kind, string message, string source, decimal? amount = null) => Results.Add(new ResultAction(kind, message, source) { Amount = amount });") { Needs = "Results" },
            new("Parameter", "double Parameter(string key) => Result.Parameters.Get(key).Number;"),
        ]),
    ];

    /// <summary>The full name of the type that a rule becomes.</summary>
    public static string TypeName(RuleText rule) => $"PerfHost.Rules.{ClassName(rule)}";

    /// <summary>The names that a rule of that kind may use without declaring them, for messages.</summary>
    public static IEnumerable<string> Offered(RuleKind kind) =>
        [Shapes[(int)kind].Argument.Split(' ')[1], .. Shapes[(int)kind].Names.Select(name => name.Word)];

    /// <summary>The names of a kind with their declarations, the argument first: for an editor, which sees no code around a rule.</summary>
    public static IEnumerable<(string Word, string Declaration)> Declared(RuleKind kind)
    {
        var argument = Shapes[(int)kind].Argument;
        return [(argument.Split(' ')[1], $"{argument} = null;"), .. Shapes[(int)kind].Names.Select(name => (name.Word, name.Declaration))];
    }

    /// <summary>Writes the code around a rule.</summary>
    /// <param name="rule">The rule; its text parses as one block.</param>
    /// <param name="mentions">Tells whether the text mentions an identifier.</param>
    /// <returns>The text before the author's first character, and the text after the last.</returns>
    public static (string Before, string After) Around(RuleText rule, Func<string, bool> mentions)
    {
        var shape = Shapes[(int)rule.Kind];
        var before = new StringBuilder()
            .Append("#line hidden\n").Append(Usings)
            .Append("namespace PerfHost.Rules\n{\ninternal sealed partial class ").Append(ClassName(rule)).Append(" : ").Append(shape.Contract)
            .Append("\n{\npublic ").Append(shape.Returns).Append(' ').Append(shape.Method).Append('(').Append(shape.Argument).Append(")\n{\n");
        var collects = Declare(before, shape, mentions);
        Open(before, rule);

        // A rule that collects may simply end; one that does not must return on every path, and is told so.
        return (before.ToString(), "\n#line hidden\n}\n" + (collects ? "return Results;\n" : "") + "}\n}\n}\n");
    }

    /// <summary>Writes the code before the traced build of an indicator; after the text stands the same as in the plain one.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="mentions">Tells whether the text mentions an identifier.</param>
    /// <param name="points">The expressions that make its points, separated by commas.</param>
    public static string BeforeTraced(RuleText rule, Func<string, bool> mentions, string points)
    {
        // Explicit members: the rule's text sees neither, so that both builds read the same names the same way.
        var before = new StringBuilder()
            .Append("#line hidden\n").Append(Usings)
            .Append("namespace PerfHost.Rules\n{\ninternal sealed partial class ").Append(ClassName(rule)).Append(" : ITracedScorer\n{\n")
            .Append("IReadOnlyList<TracePoint> ITracedScorer.Points => new TracePoint[] {").Append(points).Append("};\n")
            .Append("Score ITracedScorer.Trace(Measurement Measurement)\n{\nStepRecorder ").Append(Recorder).Append(" = Measurement.Steps ?? new StepRecorder();\n");
        Declare(before, Shapes[(int)RuleKind.Indicator], mentions);
        Open(before, rule);
        return before.ToString();
    }

    private static void Open(StringBuilder before, RuleText rule) =>
        before.Append("#line 1 \"").Append(rule.File).Append("\"\n{\n#line 1 \"").Append(rule.File).Append("\"\n");

    /// <returns>Whether the rule collects its results in a list.</returns>
    private static bool Declare(StringBuilder before, Shape shape, Func<string, bool> mentions)
    {
        var collects = false;
        foreach (var name in shape.Names)
        {
            var needed = mentions(name.Word) || shape.Names.Any(other => string.Equals(other.Needs, name.Word, StringComparison.Ordinal) && mentions(other.Word));
            if (needed)
            {
                before.Append(name.Declaration).Append('\n');
                collects |= name.Word is "Results";
            }
        }

        return collects;
    }

    /// <summary>The name of that type without its namespace.</summary>
    public static string ClassName(RuleText rule) => $"{rule.Kind}_{rule.Key.Replace('-', '_')}";

    private static string ResultsOf(string type) => $"List<{type}> Results = new List<{type}>();";

    private static Name[] Explained(string argument) =>
    [
        new("Parameter", $"{Inline}double Parameter(string key, {Line}) => {argument}.Steps is null ? {argument}.Parameters.Get(key).Number : global::PerfHost.Scripting.Tracing.Recording.Parameter({argument}.Steps, {argument}.Parameters, key, line);"),
        new("Step", $"{Inline}void Step(string label, double number, string unit = \"\", {Line}) {{ if ({argument}.Steps is not null) global::PerfHost.Scripting.Tracing.Recording.Step({argument}.Steps, label, number, unit, line); }}"),
    ];

    private sealed record Shape(string Returns, string Contract, string Method, string Argument, Name[] Names);

    private sealed record Name(string Word, string Declaration)
    {
        /// <summary>Another name that the declaration uses.</summary>
        public string? Needs { get; init; }
    }
}
