using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PerfHost.Scripting.Refusals;

/// <summary>
/// Keeps read-only lists read-only. What a rule is handed is shared with other rules and threads; behind an
/// <c>IReadOnlyList</c> stands an array or a list that a cast would open for writing.
/// </summary>
internal static class CastLock
{
    private const string Message = "列表和字典不能这样转换，否则规则会改动宿主和其他规则共用的数据。需要自己的一份请用 ToList()、ToArray() 或 ToDictionary(…)。";

    /// <returns>Why it is refused; null when it is not.</returns>
    public static string? Refusal(IOperation operation) => operation switch
    {
        IConversionOperation { IsImplicit: false, Conversion.IsImplicit: false, Operand.Type: { } from, Type: { } to } => Refusal(from, to),
        IIsTypeOperation { ValueOperand.Type: { } from, TypeOperand: { } to } => Refusal(from, to),
        IDeclarationPatternOperation { InputType: { } from, MatchedType: { } to } => Refusal(from, to),
        ITypePatternOperation { InputType: { } from, MatchedType: { } to } => Refusal(from, to),
        IRecursivePatternOperation { InputType: { } from, MatchedType: { } to } => Refusal(from, to),
        IInvocationOperation { TargetMethod: { Name: "OfType" or "Cast", TypeArguments: [{ } to] } } when IsCollection(to) => Message,
        _ => null,
    };

    /// <summary>A loop that names another type than the elements have casts each of them.</summary>
    /// <returns>Why it is refused; null when it is not.</returns>
    public static string? Refusal(ForEachStatementSyntax loop, SemanticModel model) =>
        model.GetForEachStatementInfo(loop) is { ElementConversion.IsExplicit: true, ElementType: { } from }
        && model.GetDeclaredSymbol(loop) is ILocalSymbol { Type: { } to } ? Refusal(from, to) : null;

    private static string? Refusal(ITypeSymbol from, ITypeSymbol to) =>
        (from.TypeKind == TypeKind.Interface || from.SpecialType == SpecialType.System_Object)
        && !SymbolEqualityComparer.Default.Equals(from, to)
        && IsCollection(to) ? Message : null;

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable));
}
