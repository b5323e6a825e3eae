using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace PerfHost.Scripting.Guards;

/// <summary>The calls that are written into rules. They bring no line breaks, so that the author's lines stay.</summary>
internal static class GuardSyntax
{
    private const string Name = "global::PerfHost.Scripting.Guards.Guard.";

    public static StatementSyntax Look { get; } = ParseStatement($"if({Name}Alarm){Name}Check();");

    /// <summary>
    /// The body of a short delegate, with the guard in a way of its own: an argument that lives on behind a call would have
    /// to leave its register even where the call is not made.
    /// </summary>
    public static BlockSyntax LookOrNot(ExpressionSyntax answer)
    {
        var body = Body(answer, returnsNothing: false);
        return Block(IfStatement(ParseExpression(Name + "Alarm"), (StatementSyntax)First(ParseStatement($"{Name}Check();"), body), ElseClause(body)));
    }

    public static StatementSyntax Call { get; } = ParseStatement($"{Name}Call();");

    public static StatementSyntax Calls(string calls) => ParseStatement($"var {calls}={Name}Calls();");

    /// <summary>The entry of a function on a call cycle.</summary>
    /// <param name="calls">What the run keeps.</param>
    /// <param name="again">Begins the function again; empty where it cannot.</param>
    public static StatementSyntax Due(string calls, string again) => ParseStatement($"if({Name}IsDue(ref {calls})){{{Name}Look(ref {calls});{again}}}");

    public static StatementSyntax Enter { get; } = ParseStatement($"if({Name}Alarm){Name}Enter();");

    public static StatementSyntax EnterCounted { get; } = ParseStatement($"{Name}EnterCounted();");

    private static readonly ExpressionSyntax Called = ParseExpression($"{Name}Called()");

    /// <summary>An expression handed through a guard, with the same trivia around it.</summary>
    public static ExpressionSyntax Wrap(string guard, ExpressionSyntax expression, int? number = null)
    {
        var arguments = SeparatedList([Argument(expression.WithoutTrivia())]);
        if (number is { } value)
        {
            arguments = arguments.Add(Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value))));
        }

        return Invoke(guard, arguments, expression);
    }

    /// <summary>An expression that is computed only after a guard has looked.</summary>
    public static ExpressionSyntax After(ExpressionSyntax expression) =>
        Invoke("Pass", SeparatedList([Argument(Called), Argument(expression.WithoutTrivia())]), expression);

    public static StatementSyntax First(StatementSyntax guard, StatementSyntax body) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, guard))
        : Block(Token(SyntaxKind.OpenBraceToken), List([guard, body]), Token(SyntaxKind.CloseBraceToken));

    /// <summary>The block that does what an expression body did.</summary>
    public static BlockSyntax Body(ExpressionSyntax expression, bool returnsNothing) => Block(
        Token(SyntaxKind.OpenBraceToken),
        SingletonList<StatementSyntax>(expression switch
        {
            ThrowExpressionSyntax thrown => ThrowStatement(thrown.ThrowKeyword, thrown.Expression, Token(SyntaxKind.SemicolonToken)),
            _ when returnsNothing => ExpressionStatement(expression),
            _ => ReturnStatement(Token(TriviaList(), SyntaxKind.ReturnKeyword, TriviaList(Space)), expression, Token(SyntaxKind.SemicolonToken)),
        }),
        Token(SyntaxKind.CloseBraceToken));

    /// <summary>A function that may see the method's variables. No line moves.</summary>
    public static LocalFunctionStatementSyntax NotStatic(LocalFunctionStatementSyntax function)
    {
        if (!function.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            return function;
        }

        var word = function.Modifiers.First(modifier => modifier.IsKind(SyntaxKind.StaticKeyword));
        var next = word.GetNextToken();
        function = function.ReplaceToken(next, next.WithLeadingTrivia(word.LeadingTrivia.AddRange(word.TrailingTrivia).AddRange(next.LeadingTrivia)));
        return function.WithModifiers(function.Modifiers.RemoveAt(function.Modifiers.IndexOf(SyntaxKind.StaticKeyword)));
    }

    private static InvocationExpressionSyntax Invoke(string guard, SeparatedSyntaxList<ArgumentSyntax> arguments, ExpressionSyntax original) =>
        InvocationExpression(ParseExpression(Name + guard), ArgumentList(arguments)).WithTriviaFrom(original);
}
