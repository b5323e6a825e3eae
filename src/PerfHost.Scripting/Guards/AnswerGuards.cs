using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Guards;

/// <summary>Bounds what a guarded run answers, and lets the guards know that it has ended.</summary>
internal sealed class AnswerGuards(string returnType) : CSharpSyntaxRewriter
{
    private readonly string? _guard = returnType switch
    {
        "Score" => "Answer",
        "IReadOnlyList<Evaluation>" => "Evaluations",
        "IReadOnlyList<ResultAction>" => "Actions",
        _ => null,
    };

    // What a function within returns is not the answer.
    public override SyntaxNode? Visit(SyntaxNode? node) => node is null || _guard is null || CallGraph.IsFunction(node) || node is ExpressionSyntax ? node : base.Visit(node);

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node) =>
        node.Expression is null ? node : node.WithExpression(GuardSyntax.Wrap(_guard!, node.Expression));
}
