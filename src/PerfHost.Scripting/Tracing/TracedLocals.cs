using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Tracing;

/// <summary>A local whose value can be shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">What reads it as one of the types that can be recorded.</param>
/// <param name="Place">Where it gets its value.</param>
internal sealed record TracedLocal(string Name, string Expression, SyntaxNode Place);

/// <summary>Finds the locals that a statement gives values to, as far as their values can be shown.</summary>
internal sealed class TracedLocals(SemanticModel model)
{
    private static readonly string[] OfTheSdk = ["Value", "NumberValue", "GradeValue", "DateValue", "ChecklistValue", "MissingValue", "Score"];

    /// <summary>Whether a type can be written out and be a type argument.</summary>
    public static bool IsNameable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsNameable(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } or { IsRefLikeType: true } or { SpecialType: SpecialType.System_Void } => false,
        INamedTypeSymbol { TypeKind: TypeKind.Error } => false,
        INamedTypeSymbol named => named.TypeArguments.All(IsNameable),
        _ => false,
    };

    /// <summary>A variable with its initial value.</summary>
    public IReadOnlyList<TracedLocal> In(VariableDeclaratorSyntax variable) => Of(variable.Identifier, model.GetDeclaredSymbol(variable), variable);

    /// <summary>The variable of a loop.</summary>
    public IReadOnlyList<TracedLocal> In(ForEachStatementSyntax loop) => Of(loop.Identifier, model.GetDeclaredSymbol(loop), loop);

    /// <summary>What an expression that stands alone assigns or declares.</summary>
    public IReadOnlyList<TracedLocal> AssignedBy(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment => [.. Targets(assignment.Left)],
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => Of(name),
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => Of(name),
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) => Of(name),
        _ => [],
    };

    private IEnumerable<TracedLocal> Targets(ExpressionSyntax left) => left switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Targets(argument.Expression)),
        DeclarationExpressionSyntax declaration => declaration.DescendantNodes().OfType<SingleVariableDesignationSyntax>().SelectMany(one => Of(one.Identifier, model.GetDeclaredSymbol(one), one)),
        IdentifierNameSyntax name => Of(name),
        _ => [],
    };

    private IReadOnlyList<TracedLocal> Of(IdentifierNameSyntax name) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol ? Of(name.Identifier, model.GetSymbolInfo(name).Symbol, name) : [];

    private static IReadOnlyList<TracedLocal> Of(SyntaxToken name, ISymbol? symbol, SyntaxNode place)
    {
        var type = symbol switch
        {
            ILocalSymbol { RefKind: RefKind.None } local => local.Type,
            IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
            _ => null,
        };
        return type is not null && Read(name.Text, type) is { } expression ? [new TracedLocal(name.ValueText, expression, place)] : [];
    }

    private static string? Read(string name, ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Boolean or SpecialType.System_String => name,
        SpecialType.System_Single or SpecialType.System_Decimal or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Byte => $"(double){name}",
        _ => type.Name is "DateOnly" || (type.ContainingNamespace?.ToDisplayString() is "PerfHost.Sdk" && OfTheSdk.Contains(type.Name, StringComparer.Ordinal)) ? name : null,
    };
}
