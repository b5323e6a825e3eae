using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfHost.Scripting.Compilation;

namespace PerfHost.Scripting.Tracing;

/// <summary>The pieces that tracing writes, without line breaks, so that every line keeps its number.</summary>
internal static class TracingSyntax
{
    private const string Called = "global::PerfHost.Scripting.Tracing.Recording";

    public static StatementSyntax Reached(int point) => Statement($"{Called}.Reached({RuleTemplate.Recorder},{point});");

    public static StatementSyntax Branch(int point, string label, string answer, int line) =>
        Statement($"{Called}.Branch({RuleTemplate.Recorder},{point},{Quoted(label)},{Quoted(answer)},{line});");

    public static StatementSyntax Local(int point, string label, string expression, int line) =>
        Statement($"{Called}.Local({RuleTemplate.Recorder},{point},{Quoted(label)},{expression},{line});");

    public static ExpressionSyntax Arm(ITypeSymbol type, int point, string label, string answer, int line, ExpressionSyntax value) =>
        Around($"{Called}.Arm<{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>({RuleTemplate.Recorder},{point},{Quoted(label)},{Quoted(answer)},{line},", value);

    public static ExpressionSyntax Result(int point, int line, ExpressionSyntax value) =>
        Around($"{Called}.Result({RuleTemplate.Recorder},{point},{line},", value);

    public static ElseClauseSyntax Otherwise(StatementSyntax statement) => SyntaxFactory.ElseClause(SyntaxFactory.Block(statement));

    /// <summary>A statement behind a condition, with others before it; what comes after is written for one that is no block.</summary>
    public static StatementSyntax Within(StatementSyntax statement, IReadOnlyList<StatementSyntax> before, IEnumerable<StatementSyntax> after) =>
        statement is BlockSyntax block ? block.WithStatements(block.Statements.InsertRange(0, before))
        : SyntaxFactory.Block(SyntaxFactory.List([.. before, statement.WithoutLeadingTrivia().WithoutTrailingTrivia(), .. after])).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia());

    /// <summary>Statements in the place of one: its trivia goes to the first and the last.</summary>
    public static IEnumerable<StatementSyntax> InRow(IReadOnlyList<StatementSyntax> row, StatementSyntax replaced)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var one = row[i] == replaced ? replaced.WithoutLeadingTrivia().WithoutTrailingTrivia() : row[i];
            one = i == 0 ? one.WithLeadingTrivia(replaced.GetLeadingTrivia()) : one;
            yield return i == row.Count - 1 ? one.WithTrailingTrivia(replaced.GetTrailingTrivia()) : one;
        }
    }

    /// <summary>A call around an expression; the comments and line breaks of the expression stay where they are.</summary>
    private static ExpressionSyntax Around(string call, ExpressionSyntax value)
    {
        var open = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression(call + "0)");
        var arguments = open.ArgumentList.Arguments;
        return open
            .WithArgumentList(open.ArgumentList.WithArguments(arguments.Replace(arguments[^1], SyntaxFactory.Argument(value.WithoutLeadingTrivia()))))
            .WithLeadingTrivia(value.GetLeadingTrivia());
    }

    private static StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text);

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
