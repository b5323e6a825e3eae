using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Guards;

/// <summary>
/// Loops that need no guard: they count from one fixed number to another, a thousand times at most, and nothing in them
/// takes longer than a step of arithmetic.
/// </summary>
internal static class ShortLoop
{
    private const int MostTurns = 1000;

    public static bool Is(ForStatementSyntax loop, SemanticModel model) =>
        loop is { Declaration.Variables: [{ Initializer.Value: { } start } counter], Condition: BinaryExpressionSyntax condition, Incrementors: [PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: IdentifierNameSyntax counted }] }
        && condition is { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression, Left: IdentifierNameSyntax compared }
        && model.GetDeclaredSymbol(counter) is ILocalSymbol { Type.SpecialType: SpecialType.System_Int32, IsRef: false } local
        && model.GetConstantValue(start) is { HasValue: true, Value: int from }
        && model.GetConstantValue(condition.Right) is { HasValue: true, Value: int to }
        && (long)to - from <= MostTurns
        && Names(compared, local, model) && Names(counted, local, model)
        && loop.Statement.DescendantNodesAndSelf().All(node => IsQuick(node, model) && !Changes(node, local, model));

    private static bool Names(ExpressionSyntax expression, ILocalSymbol local, SemanticModel model) =>
        SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(expression).Symbol, local);

    /// <summary>Calls are quick when they are to Math; what is made, looped or deferred is not.</summary>
    private static bool IsQuick(SyntaxNode node, SemanticModel model) => node switch
    {
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { Name: "Math", ContainingNamespace.Name: "System" } },
        StatementSyntax => node is BlockSyntax or IfStatementSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or EmptyStatementSyntax,
        BinaryExpressionSyntax or AssignmentExpressionSyntax => model.GetTypeInfo(node).Type is { SpecialType: not (SpecialType.System_String or SpecialType.System_Object) and not SpecialType.None },
        ElementAccessExpressionSyntax element => model.GetTypeInfo(element.Expression).Type is IArrayTypeSymbol,
        ExpressionSyntax => node is LiteralExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            or ConditionalExpressionSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" } } or CastExpressionSyntax or PredefinedTypeSyntax,
        _ => true,
    };

    private static bool Changes(SyntaxNode node, ILocalSymbol local, SemanticModel model) => node switch
    {
        AssignmentExpressionSyntax assignment => !IsOtherName(assignment.Left, local, model),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => !IsOtherName(step.Operand, local, model),
        PostfixUnaryExpressionSyntax step => !IsOtherName(step.Operand, local, model),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        VariableDeclaratorSyntax { Initializer.Value: RefExpressionSyntax } => true,
        _ => false,
    };

    /// <summary>An element of an array, or a name that is another variable's.</summary>
    private static bool IsOtherName(ExpressionSyntax expression, ILocalSymbol local, SemanticModel model) =>
        expression is ElementAccessExpressionSyntax || (expression is IdentifierNameSyntax && !Names(expression, local, model));
}
