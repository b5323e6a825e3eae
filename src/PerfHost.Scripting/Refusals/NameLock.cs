using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfHost.Scripting.Compilation;

namespace PerfHost.Scripting.Refusals;

/// <summary>
/// The lock on names: after binding, whatever a rule names must be on the list of <see cref="AllowedNames"/>. Names are
/// walked in the syntax, and what is called without being named (constructors, query clauses, indexers, operators) in
/// the operations.
/// </summary>
internal static class NameLock
{
    private const int BulkLimit = 10_000;

    public static IEnumerable<RuleProblem> Check(RuleSource source, SemanticModel model)
    {
        var seen = new HashSet<int>();
        foreach (var name in source.Body.DescendantNodes().Where(node => node is SimpleNameSyntax or PredefinedTypeSyntax))
        {
            var found = model.GetSymbolInfo(name);
            foreach (var symbol in found.Symbol is { } one ? [one] : found.CandidateSymbols)
            {
                if (Refusal(symbol) is { } message && seen.Add(name.SpanStart))
                {
                    yield return source.Problem(name.Span, "rule/name-lock", message);
                }
            }
        }

        foreach (var loop in source.Body.DescendantNodes().OfType<ForEachStatementSyntax>())
        {
            if (CastLock.Refusal(loop, model) is { } message && seen.Add(loop.Type.SpanStart))
            {
                yield return source.Problem(loop.Type.Span, "rule/name-lock", message);
            }
        }

        if (model.GetOperation(source.Body) is not { } body)
        {
            yield break;
        }

        foreach (var operation in body.DescendantsAndSelf())
        {
            if ((Refusal(operation) ?? CastLock.Refusal(operation)) is { } message && seen.Add(PlaceOf(operation.Syntax).Start))
            {
                yield return source.Problem(PlaceOf(operation.Syntax), "rule/name-lock", message);
            }
        }
    }

    /// <summary>True for formats that cannot ask for thousands of digits.</summary>
    public static bool IsPlainFormat(string format) =>
        format.Length <= 32 && !format.Where((character, index) => index >= 2 && char.IsAsciiDigit(character) && character != '0'
            && char.IsAsciiDigit(format[index - 1]) && char.IsAsciiDigit(format[index - 2])).Any()
        && !(format.Length > 3 && char.IsAsciiLetter(format[0]) && format.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);

    private static Microsoft.CodeAnalysis.Text.TextSpan PlaceOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Span,
        MemberAccessExpressionSyntax access => access.Name.Span,
        _ => syntax.Span,
    };

    private static string? Refusal(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol space => AllowedNames.IsNamespace(space) ? null : Advice.For(space.Name) ?? Advice.General(space.ToDisplayString()),
        ITypeSymbol type => TypeRefusal(type),
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => MemberRefusal(symbol),
        _ => null,
    };

    private static string? TypeRefusal(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => TypeRefusal(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } => null,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => TypeRefusal(element.Type)).FirstOrDefault(refusal => refusal is not null),
        INamedTypeSymbol named when AllowedNames.IsType(named) => named.TypeArguments.Select(argument => TypeRefusal(argument)).FirstOrDefault(refusal => refusal is not null),
        IErrorTypeSymbol or ITypeParameterSymbol => null,
        { TypeKind: TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer } => Advice.General(type.ToDisplayString()),
        _ => Advice.For(type.Name) ?? Advice.General(type.ToDisplayString()),
    };

    private static string? MemberRefusal(ISymbol member)
    {
        // What the rule made itself: local functions, lambdas, anonymous types.
        if (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }
            || member.ContainingType is not { IsAnonymousType: false } type)
        {
            return null;
        }

        return AllowedNames.IsMember(member)
            ? null
            : Advice.ForMember(type.Name, member.Name) ?? Advice.General($"{type.ToDisplayString()}.{member.Name}");
    }

    private static string? Refusal(IOperation operation) => operation switch
    {
        IInvocationOperation call => MemberRefusal(call.TargetMethod) ?? BulkRefusal(call.TargetMethod, call.Arguments) ?? FormatRefusal(call),
        IObjectCreationOperation { Constructor: { } constructor } creation => TypeRefusal(creation.Type!) ?? MemberRefusal(constructor) ?? BulkRefusal(constructor, creation.Arguments),
        IMethodReferenceOperation reference => MemberRefusal(reference.Method) ?? (AllowedNames.IsBulk(reference.Method) || TakesFormat(reference.Method) ? Advice.General(reference.Method.Name) : null),
        IPropertyReferenceOperation reference => MemberRefusal(reference.Property),
        IFieldReferenceOperation reference => MemberRefusal(reference.Field),
        IEventReferenceOperation reference => MemberRefusal(reference.Event),
        IArrayCreationOperation { Type: { } type } => TypeRefusal(type),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => Advice.General("dynamic"),
        IAddressOfOperation or ITypeOfOperation or IAwaitOperation or ILockOperation => Advice.General(operation.Syntax.ToString()),
        _ => null,
    };

    /// <summary>Members that make as much as they are told to: how much must stand in the text and be little.</summary>
    private static string? BulkRefusal(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        if (!AllowedNames.IsBulk(method))
        {
            return null;
        }

        var sizes = arguments.Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32 && argument.Parameter.Name is not ("start" or "element"));
        return sizes.All(size => size.Value.ConstantValue is { HasValue: true, Value: int and >= 0 and <= BulkLimit })
            ? null
            : $"{method.ContainingType.Name}.{(method.MethodKind == MethodKind.Constructor ? "new" : method.Name)} 的数量必须是写明的数字且不超过 {BulkLimit}；逐项计算请用 for 循环或 Subjects、History 等现有的序列。";
    }

    private static string? FormatRefusal(IInvocationOperation call) =>
        TakesFormat(call.TargetMethod) && !(call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string format } && IsPlainFormat(format))
            ? "ToString 的格式必须是写明的简短文字，例如 \"F2\"、\"N0\"、\"0.##\"。"
            : null;

    private static bool TakesFormat(IMethodSymbol method) =>
        method is { Name: "ToString", Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] };
}
