using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Compilation;

/// <summary>The identifiers that stand alone in a rule, not behind a dot.</summary>
internal static class Mentions
{
    public static HashSet<string> In(SyntaxNode body) =>
        body.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && !IsBehindDot(token))
            .Select(token => token.ValueText)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsBehindDot(SyntaxToken token) =>
        token.Parent is SimpleNameSyntax name
        && (name.Parent is MemberBindingExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name));
}
