using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Guards;

/// <summary>The statement by which a local function begins again with the arguments it was given.</summary>
internal static class CalledAgain
{
    /// <returns>The statement; empty where a function cannot call itself like that, which only costs speed.</returns>
    public static string Of(LocalFunctionStatementSyntax function)
    {
        // Generic functions and iterators are refused in rules.
        if (function.ReturnType is RefTypeSyntax || function.DescendantNodes().Any(node => NameOf(node) == function.Identifier.ValueText))
        {
            return "";
        }

        var call = $"{function.Identifier.Text}({string.Join(',', function.ParameterList.Parameters.Select(Handed))});";
        return function.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } ? $"{call}return;" : $"return {call}";
    }

    private static string Handed(ParameterSyntax parameter)
    {
        var word = parameter.Modifiers.Any(SyntaxKind.OutKeyword) ? "out "
            : parameter.Modifiers.Any(SyntaxKind.InKeyword) || parameter.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) ? "in "
            : parameter.Modifiers.Any(SyntaxKind.RefKeyword) ? "ref "
            : "";
        return word + parameter.Identifier.Text;
    }

    /// <summary>What a node declares; within the function it would hide the function itself.</summary>
    private static string? NameOf(SyntaxNode node) => node switch
    {
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        _ => null,
    };
}
