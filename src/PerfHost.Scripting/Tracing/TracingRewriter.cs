using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfHost.Sdk;
using static PerfHost.Scripting.Tracing.TracingSyntax;

namespace PerfHost.Scripting.Tracing;

/// <summary>
/// Writes recording into a rule. Conditions stay as they are, because what they assign must stay assigned: each way on
/// says that it was taken. Nothing is computed twice, nothing is moved, no line begins elsewhere.
/// </summary>
internal sealed class TracingRewriter(SemanticModel model, BlockSyntax body) : CSharpSyntaxRewriter
{
    private readonly TraceLabels _labels = new(body);
    private readonly TracedLocals _locals = new(model);
    private readonly List<TracePoint> _points = [];
    private int _functions;

    /// <summary>What can be reached, in the order of the numbers that the written code counts by.</summary>
    public IReadOnlyList<TracePoint> Points => _points;

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var visited = (BlockSyntax)base.VisitBlock(node)!;
        return visited.WithStatements(Statements(node.Statements, visited.Statements));
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var visited = (SwitchSectionSyntax)base.VisitSwitchSection(node)!;
        var taken = Branch(node.Labels[0], string.Join(' ', node.Labels.Select(label => label.ToString())), "进入");
        return visited.WithStatements(Statements(node.Statements, visited.Statements, taken));
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        var label = _labels.Comment(node.Condition) ?? TraceLabels.Short(node.Condition.ToString());
        var met = Behind(node.Statement, visited.Statement, Branch(node.Condition, label, "成立"));
        var unmet = Branch(node.Condition, label, "不成立");
        return visited.Else is { } other
            ? visited.WithStatement(met).WithElse(other.WithStatement(Behind(node.Else!.Statement, other.Statement, unmet)))
            : visited.WithStatement(met.WithoutTrailingTrivia()).WithElse(Otherwise(unmet).WithTrailingTrivia(met.GetTrailingTrivia()));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Behind(node.Statement, visited.Statement, [.. Noted(node.Declaration?.Variables ?? [])]));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Behind(node.Statement, visited.Statement, [.. Noted(_locals.In(node), null)]));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Behind(node.Statement, visited.Statement));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        if (model.GetConstantValue(node).HasValue)
        {
            return visited;
        }

        var label = TraceLabels.Short(node.Condition.ToString());
        return visited
            .WithWhenTrue(Arm(node.WhenTrue, visited.WhenTrue, label, "成立"))
            .WithWhenFalse(Arm(node.WhenFalse, visited.WhenFalse, label, "不成立"));
    }

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var visited = (SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!;
        var label = TraceLabels.Short($"{node.Pattern} {node.WhenClause}");
        return visited.WithExpression(Arm(node.Expression, visited.Expression, _labels.Comment(node) ?? label, "进入"));
    }

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        var visited = (ReturnStatementSyntax)base.VisitReturnStatement(node)!;
        return _functions == 0 && visited.Expression is { } result
            ? visited.WithExpression(Result(Point(node, "结果", isBranch: false), _labels.Line(node), result))
            : visited;
    }

    // What is static may not see the recorder and keeps its text.
    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        Function(node, node.Modifiers, base.VisitLocalFunctionStatement);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        Function(node, node.Modifiers, base.VisitSimpleLambdaExpression);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        Function(node, node.Modifiers, base.VisitParenthesizedLambdaExpression);

    private SyntaxNode? Function<T>(T node, SyntaxTokenList modifiers, Func<T, SyntaxNode?> visit)
        where T : SyntaxNode
    {
        if (modifiers.Any(SyntaxKind.StaticKeyword))
        {
            return node;
        }

        _functions++;
        var visited = visit(node);
        _functions--;
        return visited;
    }

    private SyntaxList<StatementSyntax> Statements(SyntaxList<StatementSyntax> originals, SyntaxList<StatementSyntax> visited, StatementSyntax? first = null)
    {
        var written = new List<StatementSyntax>();
        if (first is not null)
        {
            written.Add(first);
        }

        for (var i = 0; i < originals.Count; i++)
        {
            written.AddRange(originals[i] is LocalFunctionStatementSyntax or BlockSyntax
                ? [visited[i]]
                : InRow([Reached(originals[i]), visited[i], .. After(originals[i])], visited[i]));
        }

        return SyntaxFactory.List(written);
    }

    private IEnumerable<StatementSyntax> After(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax declaration => Noted(declaration.Declaration.Variables),
        ExpressionStatementSyntax { Expression: var expression } => Noted(_locals.AssignedBy(expression), statement),
        _ => [],
    };

    private IEnumerable<StatementSyntax> Noted(IEnumerable<VariableDeclaratorSyntax> variables)
    {
        var declared = variables.ToList();
        foreach (var variable in declared.Where(variable => variable.Initializer is not null))
        {
            // A comment at the end of the line names the only variable on it.
            var comment = declared.Count == 1 ? variable : null;
            foreach (var note in Noted(_locals.In(variable), comment))
            {
                yield return note;
            }
        }
    }

    private IEnumerable<StatementSyntax> Noted(IReadOnlyList<TracedLocal> locals, SyntaxNode? labelled)
    {
        foreach (var local in locals)
        {
            var label = (locals.Count == 1 && labelled is not null ? _labels.Comment(labelled) : null) ?? local.Name;
            yield return Local(Point(local.Place, local.Name, isBranch: false), label, local.Expression, _labels.Line(local.Place));
        }
    }

    private StatementSyntax Reached(StatementSyntax statement) =>
        TracingSyntax.Reached(Point(statement, TraceLabels.Short(statement.ToString()), isBranch: false));

    /// <summary>A statement behind a condition or in a loop. One that stands alone is written like one in a block.</summary>
    private StatementSyntax Behind(StatementSyntax original, StatementSyntax visited, params IEnumerable<StatementSyntax> first) =>
        original is BlockSyntax ? Within(visited, [.. first], []) : Within(visited, [.. first, Reached(original)], After(original));

    private StatementSyntax Branch(SyntaxNode place, string label, string answer) =>
        TracingSyntax.Branch(Point(place, $"{label}：{answer}", isBranch: true), label, answer, _labels.Line(place));

    private ExpressionSyntax Arm(ExpressionSyntax original, ExpressionSyntax visited, string label, string answer) =>
        original is not (ThrowExpressionSyntax or RefExpressionSyntax) && model.GetTypeInfo(original).ConvertedType is { } type && TracedLocals.IsNameable(type)
            ? TracingSyntax.Arm(type, Point(original, $"{label}：{answer}", isBranch: true), label, answer, _labels.Line(original), visited)
            : visited;

    private int Point(SyntaxNode place, string label, bool isBranch)
    {
        _points.Add(new TracePoint(_labels.Line(place), label, isBranch));
        return _points.Count - 1;
    }
}
