using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PerfHost.Scripting.Refusals;

namespace PerfHost.Scripting.Compilation;

/// <summary>A rule with the code around it, parsed; it has passed the refusals that need no meaning.</summary>
internal sealed class RuleSource
{
    private const string BareBefore = "class C{void M(){{\n";
    private const string BareAfter = "\n}}}";

    private readonly SourceText _authored;

    private RuleSource(RuleText rule, SourceText authored, SyntaxTree tree, int start, BlockSyntax body)
    {
        Rule = rule;
        Tree = tree;
        Body = body;
        _authored = authored;
        Start = start;
    }

    public RuleText Rule { get; }

    public SyntaxTree Tree { get; }

    /// <summary>Where the author's first character stands in the tree.</summary>
    public int Start { get; }

    /// <summary>The block that holds the author's text and nothing else.</summary>
    public BlockSyntax Body { get; }

    /// <returns>Null when something is refused; the problems then say what.</returns>
    public static RuleSource? Read(RuleText rule, List<RuleProblem> problems)
    {
        var authored = SourceText.From(rule.Text, Encoding.UTF8);
        var report = new Report(rule.File, authored, problems);
        if (!DepthRefusals.Check(rule.Text, report))
        {
            return null;
        }

        // First alone, with nothing of ours to collide with; what it mentions decides what is written around it.
        var bare = Parse(BareBefore, rule.Text, BareAfter);
        var known = problems.Count;
        TokenRefusals.Check(bare, BareBefore.Length, rule.Text.Length, report);
        var bareBody = BodyOf(bare, BareBefore, rule.Text, BareAfter);
        if (bareBody is null)
        {
            ReportLostBlock(bare, rule.Text.Length, report);
        }

        if (problems.Count > known)
        {
            return null;
        }

        SyntaxRefusals.Check(bareBody!, BareBefore.Length, report);
        if (problems.Count > known)
        {
            return null;
        }

        var words = Mentions.In(bareBody!);
        var (before, after) = RuleTemplate.Around(rule, words.Contains);
        var tree = Parse(before, rule.Text, after);
        return BodyOf(tree, before, rule.Text, after) is { } body
            ? new RuleSource(rule, authored, tree, before.Length, body)
            : throw new InvalidOperationException($"{rule.File} parsed differently with the code around it.");
    }

    /// <summary>A problem at a place of the whole tree, told in the author's lines.</summary>
    public RuleProblem Problem(TextSpan place, string code, string message)
    {
        // What the compiler reports outside, such as a path without a return, belongs to the end of the text.
        var offset = place.Start < Start ? _authored.Length : place.Start - Start;
        return Report.At(Rule.File, _authored, offset, code, message);
    }

    private static SyntaxTree Parse(string before, string text, string after) =>
        CSharpSyntaxTree.ParseText(SourceText.From(before + text + after, Encoding.UTF8), RoslynCompilation.ParseOptions);

    /// <summary>The text is one block exactly when the brace after it closes the one before it.</summary>
    private static BlockSyntax? BodyOf(SyntaxTree tree, string before, string text, string after)
    {
        var start = before.Length;
        var close = start + text.Length + after.IndexOf('}', StringComparison.Ordinal);
        var method = tree.GetRoot().DescendantNodes(node => node is not MethodDeclarationSyntax).OfType<MethodDeclarationSyntax>().LastOrDefault(method => method.SpanStart < start);
        var body = method?.Body?.Statements.OfType<BlockSyntax>().LastOrDefault(block => block.SpanStart < start);
        return body is { CloseBraceToken.IsMissing: false } && body.CloseBraceToken.SpanStart == close ? body : null;
    }

    private static void ReportLostBlock(SyntaxTree tree, int length, Report report)
    {
        var method = tree.GetRoot().DescendantNodes(node => node is not MethodDeclarationSyntax).OfType<MethodDeclarationSyntax>().FirstOrDefault();
        var close = method?.Body?.Statements.OfType<BlockSyntax>().FirstOrDefault()?.CloseBraceToken;
        var place = close is { IsMissing: false } ? Math.Clamp(close.Value.SpanStart - BareBefore.Length, 0, length) : length;
        report.Add(place, "rule/block", place < length
            ? "这个“}”结束了规则本身。规则是一段方法体，请检查大括号是否成对。"
            : "规则到文件末尾没有完整结束，请检查大括号、引号和注释是否成对。");
    }
}
