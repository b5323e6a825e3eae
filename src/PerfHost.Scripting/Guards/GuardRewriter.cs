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
    private const int ShortText = 200;

    private readonly SemanticModel _model;
    private readonly SizeGuards _sizes;
    private CallGraph? _graph;
    private bool _isGuarded;

    // What the method keeps for its functions on call cycles; null as long as there are none.
    private string? _calls;

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
        _sizes.Begin(isStraight: !node.DescendantNodes().Any(MayRunAgain));
        _calls = null;
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (!_isGuarded && !_sizes.IsNeeded)
        {
            return visited;
        }

        if (visited.ExpressionBody is { } arrow)
        {
            visited = visited.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(GuardSyntax.Body(arrow.Expression, visited.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }));
        }

        var body = (BlockSyntax)new AnswerGuards(visited.ReturnType.ToString()).Visit(visited.Body!)!;
        body = _calls is null ? body : (BlockSyntax)GuardSyntax.First(GuardSyntax.Calls(_calls), body);
        return visited.WithBody(_sizes.IsCounted ? (BlockSyntax)GuardSyntax.First(GuardSyntax.EnterCounted, body)
            : _isGuarded ? (BlockSyntax)GuardSyntax.First(GuardSyntax.Enter, body)
            : body);
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
            return _calls is null ? visited : GuardSyntax.NotStatic(visited);
        }

        if (visited.ExpressionBody is { } arrow)
        {
            var returnsNothing = _model.GetDeclaredSymbol(node) is IMethodSymbol { ReturnsVoid: true };
            visited = visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(GuardSyntax.Body(arrow.Expression, returnsNothing).WithTrailingTrivia(visited.GetTrailingTrivia()));
        }

        visited = visited.WithBody((BlockSyntax)GuardSyntax.First(entry, visited.Body!));
        return _calls is null ? visited : GuardSyntax.NotStatic(visited);
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
        var entry = _graph is null ? null : _graph.IsOnCycle(function) ? OnCycle(function, _graph) : _graph.IsWatched(function) ? GuardSyntax.Look : null;
        _isGuarded |= entry is not null;
        return entry;
    }

    private StatementSyntax OnCycle(SyntaxNode function, CallGraph graph)
    {
        // A function that is handed about would make the compiler keep the variable on the heap, for every run.
        if (graph.HasDelegates)
        {
            return GuardSyntax.Call;
        }

        _calls ??= NewName(function.SyntaxTree.GetRoot());
        return GuardSyntax.Due(_calls, CalledAgain.Of((LocalFunctionStatementSyntax)function));
    }

    /// <summary>Whether an expression is worth writing twice.</summary>
    private static bool IsShort(ExpressionSyntax expression) =>
        expression.FullSpan.Length <= ShortText && expression is not (ThrowExpressionSyntax or RefExpressionSyntax)
        && !expression.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) && !expression.DescendantNodes().Any(CallGraph.IsFunction);

    /// <summary>Whether a node may have what stands in a method run more than once.</summary>
    private static bool MayRunAgain(SyntaxNode node) =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or QueryExpressionSyntax || CallGraph.IsFunction(node);

    /// <summary>A name that the text does not know: an author who could name it could tell the guards anything.</summary>
    private static string NewName(SyntaxNode text)
    {
        var name = "__calls";
        while (text.DescendantTokens().Any(token => token.ValueText == name))
        {
            name += '_';
        }

        return name;
    }

    private BlockSyntax BodyOf(LambdaExpressionSyntax original, LambdaExpressionSyntax visited)
    {
        _isGuarded = true;
        var returnsNothing = _model.GetSymbolInfo(original).Symbol is IMethodSymbol { ReturnsVoid: true };
        var entry = EntryOf(original) ?? GuardSyntax.Call;
        return entry == GuardSyntax.Look && !returnsNothing && visited.ExpressionBody is { } answer && IsShort(answer)
            ? GuardSyntax.LookOrNot(answer)
            : (BlockSyntax)GuardSyntax.First(entry, visited.Block ?? GuardSyntax.Body(visited.ExpressionBody!, returnsNothing));
    }
}
