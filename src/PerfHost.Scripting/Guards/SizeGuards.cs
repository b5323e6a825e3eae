using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Guards;

/// <summary>Guards on expressions that make something whose size does not stand in the text.</summary>
internal sealed class SizeGuards(SemanticModel model)
{
    private const int SmallArray = 50;

    /// <summary>So many of the largest texts or arrays are less than a run may make.</summary>
    private const int FewOnce = 20;

    private bool _isStraight;
    private int _once;

    /// <summary>Whether a guard was written that counts bytes.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>Whether a text or an array of unknown size is made.</summary>
    public bool IsNeeded => IsCounted || _once > 0;

    /// <summary>Begins with a method.</summary>
    /// <param name="isStraight">Whether nothing in it can run twice.</param>
    public void Begin(bool isStraight) => (_isStraight, _once, IsCounted) = (isStraight, 0, false);

    /// <param name="original">The expression as the model knows it.</param>
    /// <param name="visited">The same with guards inside.</param>
    public ExpressionSyntax Wrap(ExpressionSyntax original, ExpressionSyntax visited)
    {
        if (original.Parent is ArrayRankSpecifierSyntax { Parent.Parent: ArrayCreationExpressionSyntax { Initializer: null } } ranks && original is not OmittedArraySizeExpressionSyntax)
        {
            return model.GetConstantValue(original) is { HasValue: true, Value: int and <= SmallArray } ? visited : Made("Size", visited, ranks.Rank);
        }

        if (IsText(original))
        {
            return Made("Text", visited);
        }

        if (original.Parent is SpreadElementSyntax { Parent: CollectionExpressionSyntax collection } && model.GetTypeInfo(original).Type is not null)
        {
            return Count("Part", visited, Guard.MaxSize / collection.Elements.Count(element => element is SpreadElementSyntax));
        }

        if (original.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            && !IsConstant(call)
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            && WrapArgument(method, list.Arguments.IndexOf(argument), list.Arguments.Count, original, visited) is { } wrapped)
        {
            return wrapped;
        }

        return IsSequence(original) ? GuardSyntax.Wrap("Sequence", visited) : visited;
    }

    private ExpressionSyntax Made(string guard, ExpressionSyntax visited, int? number = null)
    {
        if (!_isStraight || _once == FewOnce)
        {
            return Count(guard, visited, number);
        }

        _once++;
        return GuardSyntax.Wrap($"{guard}Once", visited, number);
    }

    private ExpressionSyntax Count(string guard, ExpressionSyntax visited, int? number = null)
    {
        IsCounted = true;
        return GuardSyntax.Wrap(guard, visited, number);
    }

    private ExpressionSyntax? WrapArgument(IMethodSymbol method, int index, int count, ExpressionSyntax original, ExpressionSyntax visited)
    {
        var type = model.GetTypeInfo(original).Type;
        return (method.ContainingType.SpecialType, method.Name) switch
        {
            (SpecialType.System_String, "Replace") when index == 1 && IsString(type) && !IsConstant(original) => Count("Short", visited),
            (SpecialType.System_String, "Join") when index == 0 && IsString(type) && !IsConstant(original) => Count("Short", visited),
            (SpecialType.System_String, "Join") when index == 1 && count == 2 && IsMany(type) => Count("Items", visited),
            (SpecialType.System_String, "Concat") when count == 1 && IsMany(type) => Count("Items", visited),
            (_, "AddRange" or "UnionWith") when index == 0 && type is not null => Count("Part", visited, Guard.MaxSize),
            _ => null,
        };
    }

    private bool IsText(ExpressionSyntax expression)
    {
        var makes = expression switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => !(sum.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } outer && IsString(model.GetTypeInfo(outer).Type)),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } => true,
            InterpolatedStringExpressionSyntax => true,
            ConditionalAccessExpressionSyntax access => access.WhenNotNull.DescendantTokens().Any(token => token.ValueText is "Replace"),
            InvocationExpressionSyntax call => !IsBehindQuestion(call) && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String, Name: "Join" or "Concat" or "Replace" },
            _ => false,
        };
        return makes && IsString(model.GetTypeInfo(expression).Type) && !IsConstant(expression);
    }

    /// <summary>A deferred sequence that was made elsewhere: in a loop or by recursion it may have become of any depth.</summary>
    private bool IsSequence(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax
        && !(expression.Parent is MemberAccessExpressionSyntax member && member.Name == expression)
        && !(expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
        && expression.Parent is not (ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or NameColonSyntax or NameEqualsSyntax or TypeArgumentListSyntax)
        && !(expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax named } && IsConstant(named))
        && !IsBehindQuestion(expression)
        && DeferredType.Is(model.GetTypeInfo(expression).Type)
        && model.GetSymbolInfo(expression).Symbol switch
        {
            IMethodSymbol method => expression is InvocationExpressionSyntax && !DeferredType.IsGivenBy(method),
            ITypeSymbol or INamespaceSymbol => false,
            _ => true,
        };

    /// <summary>What stands behind ?. cannot be taken out alone.</summary>
    private static bool IsBehindQuestion(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression; node is ExpressionSyntax; node = node.Parent)
        {
            if (node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsConstant(ExpressionSyntax expression) => model.GetConstantValue(expression).HasValue;

    private static bool IsString(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    private static bool IsMany(ITypeSymbol? type) => type is not null && !IsString(type)
        && (DeferredType.Is(type) || type.AllInterfaces.Any(contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));
}
