using Microsoft.CodeAnalysis;

namespace PerfHost.Scripting.Guards;

/// <summary>Types behind which stands a computation that is yet to be done, of any length and depth.</summary>
internal static class DeferredType
{
    public static bool Is(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named
        && (named.SpecialType == SpecialType.System_Collections_IEnumerable
            || named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || named is { Name: "IOrderedEnumerable", ContainingNamespace.Name: "Linq" });

    /// <summary>Whether a method says in its signature that it gives one, as the operators of LINQ do.</summary>
    public static bool IsGivenBy(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable" } && Is(method.OriginalDefinition.ReturnType);
}
