using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Guards;

/// <summary>
/// Writes guards into code that holds rule text: on every back edge, on entry of delegates and of functions on a call
/// cycle, and where something of unknown size is made. Straight code gets none. It is the last step before emitting, so
/// that every build of a text carries the same guards.
/// </summary>
internal sealed class GuardRewriter : CSharpSyntaxRewriter
{
    private readonly SemanticModel _model;
    private readonly SizeGuards _sizes;
    private CallGraph? _graph;
    private bool _isGuarded;

    private GuardRewriter(SemanticModel model)
    {
        _model = model;
        _sizes = new SizeGuards(model);
    }

    /// <summary>The same program with guards.</summary>
    /// <param name="compilation">Programs without errors.</param>
    /// <param name="models">The meaning of every tree that holds text of an author. The others run for no longer than they look.</param>
    public static CSharpCompilation Guard(CSharpCompilation compilation, IReadOnlyDictionary<SyntaxTree, SemanticModel> models)
    {
        var guarded = compilation;
        foreach (var tree in compilation.SyntaxTrees.Where(models.ContainsKey))
        {
            var root = tree.GetRoot();
            var rewritten = new GuardRewriter(models[tree]).Visit(root);
            if (rewritten != root)
            {
                guarded = guarded.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(rewritten!, tree.Options));
            }
        }

        return guarded;
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var visited = base.Visit(node);
        return node is ExpressionSyntax original && visited is ExpressionSyntax expression ? _sizes.Wrap(original, expression) : visited;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        _graph = new CallGraph(node, _model);
        _isGuarded = false;
        _sizes.IsCounted = false;
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (!_isGuarded && !_sizes.IsCounted)
        {
            return visited;
        }

        if (visited.ExpressionBody is { } arrow)
        {
            visited = visited.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(GuardSyntax.Body(arrow.Expression, visited.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }));
        }

        var body = (BlockSyntax)new AnswerGuards(visited.ReturnType.ToString()).Visit(visited.Body!)!;
        return visited.WithBody((BlockSyntax)GuardSyntax.First(_sizes.IsCounted ? GuardSyntax.EnterCounted : GuardSyntax.Enter, body));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(BackEdge(visited.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(BackEdge(visited.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return ShortLoop.Is(node, _model) ? visited : visited.WithStatement(BackEdge(visited.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(BackEdge(visited.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(BackEdge(visited.Statement));
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        if (EntryOf(node) is not { } entry)
        {
            return visited;
        }

        if (visited.ExpressionBody is { } arrow)
        {
            var returnsNothing = _model.GetDeclaredSymbol(node) is IMethodSymbol { ReturnsVoid: true };
            visited = visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(GuardSyntax.Body(arrow.Expression, returnsNothing).WithTrailingTrivia(visited.GetTrailingTrivia()));
        }

        return visited.WithBody((BlockSyntax)GuardSyntax.First(entry, visited.Body!));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var visited = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return visited.WithExpressionBody(null).WithBlock(BodyOf(node, visited));
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var visited = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return visited.WithExpressionBody(null).WithBlock(BodyOf(node, visited));
    }

    // The clauses of a query are lambdas that nobody wrote.
    public override SyntaxNode? VisitSelectClause(SelectClauseSyntax node)
    {
        var visited = (SelectClauseSyntax)base.VisitSelectClause(node)!;
        return visited.WithExpression(Clause(node.Expression, visited.Expression));
    }

    public override SyntaxNode? VisitGroupClause(GroupClauseSyntax node)
    {
        var visited = (GroupClauseSyntax)base.VisitGroupClause(node)!;
        return visited.WithByExpression(Clause(node.ByExpression, visited.ByExpression));
    }

    public override SyntaxNode? VisitWhereClause(WhereClauseSyntax node)
    {
        var visited = (WhereClauseSyntax)base.VisitWhereClause(node)!;
        return visited.WithCondition(Clause(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitLetClause(LetClauseSyntax node)
    {
        var visited = (LetClauseSyntax)base.VisitLetClause(node)!;
        return visited.WithExpression(Clause(node.Expression, visited.Expression));
    }

    public override SyntaxNode? VisitOrdering(OrderingSyntax node)
    {
        var visited = (OrderingSyntax)base.VisitOrdering(node)!;
        return visited.WithExpression(Clause(node.Expression, visited.Expression));
    }

    public override SyntaxNode? VisitFromClause(FromClauseSyntax node)
    {
        var visited = (FromClauseSyntax)base.VisitFromClause(node)!;
        return node.Parent is QueryBodySyntax ? visited.WithExpression(Clause(node.Expression, visited.Expression)) : visited;
    }

    public override SyntaxNode? VisitJoinClause(JoinClauseSyntax node)
    {
        var visited = (JoinClauseSyntax)base.VisitJoinClause(node)!;
        return visited.WithLeftExpression(Clause(node.LeftExpression, visited.LeftExpression)).WithRightExpression(Clause(node.RightExpression, visited.RightExpression));
    }

    private ExpressionSyntax Clause(ExpressionSyntax original, ExpressionSyntax visited)
    {
        _isGuarded = true;
        return _model.GetTypeInfo(original).Type is null ? visited : GuardSyntax.After(visited);
    }

    private StatementSyntax BackEdge(StatementSyntax body)
    {
        _isGuarded = true;
        return GuardSyntax.First(GuardSyntax.Look, body);
    }

    private StatementSyntax? EntryOf(SyntaxNode function)
    {
        var entry = _graph is null ? null : _graph.IsOnCycle(function) ? GuardSyntax.Call : _graph.IsWatched(function) ? GuardSyntax.Look : null;
        _isGuarded |= entry is not null;
        return entry;
    }

    private BlockSyntax BodyOf(LambdaExpressionSyntax original, LambdaExpressionSyntax visited)
    {
        _isGuarded = true;
        var returnsNothing = _model.GetSymbolInfo(original).Symbol is IMethodSymbol { ReturnsVoid: true };
        var body = visited.Block ?? GuardSyntax.Body(visited.ExpressionBody!, returnsNothing);
        return (BlockSyntax)GuardSyntax.First(EntryOf(original) ?? GuardSyntax.Call, body);
    }
}
