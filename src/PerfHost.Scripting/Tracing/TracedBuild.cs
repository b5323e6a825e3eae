using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PerfHost.Scripting.Compilation;

namespace PerfHost.Scripting.Tracing;

/// <summary>
/// Adds the traced build of every indicator rule to its package: the same text once more, with recording written between
/// its statements and around its alternatives. It stands in the same assembly, so explaining never loads the compiler.
/// </summary>
internal static class TracedBuild
{
    /// <summary>The compilation with the traced builds; a rule whose text cannot be traced keeps its plain build alone.</summary>
    /// <param name="compilation">All rules of a package, free of errors.</param>
    /// <param name="sources">The rules in it.</param>
    /// <param name="models">What their texts mean; takes the models of the traced builds as well.</param>
    public static CSharpCompilation AddTo(CSharpCompilation compilation, IReadOnlyList<RuleSource> sources, Dictionary<SyntaxTree, SemanticModel> models)
    {
        var trees = sources.Where(source => source.Rule.Kind == RuleKind.Indicator).Select(source => Trace(models[source.Tree], source)).OfType<SyntaxTree>().ToList();
        if (trees.Count == 0)
        {
            return compilation;
        }

        var traced = compilation.AddSyntaxTrees(trees);
        foreach (var tree in trees)
        {
            models[tree] = traced.GetSemanticModel(tree);
        }

        return traced.RemoveSyntaxTrees(trees.Where(tree => models[tree].GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    private static SyntaxTree? Trace(SemanticModel model, RuleSource source)
    {
        try
        {
            var rewriter = new TracingRewriter(model, source.Body);
            var body = rewriter.Visit(source.Body)!;
            var whole = source.Tree.GetRoot().ReplaceNode(source.Body, body).ToFullString();
            var points = string.Join(',', rewriter.Points.Select(point => $"new TracePoint({point.Line},{SymbolDisplay.FormatLiteral(point.Label, quote: true)},{(point.IsBranch ? "true" : "false")})"));

            // Nothing is written before the author's first character, so what stood around it can be exchanged.
            return Parse(RuleTemplate.BeforeTraced(source.Rule, Mentions.In(source.Body).Contains, points) + whole[source.Start..]);
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), RoslynCompilation.ParseOptions);
}
