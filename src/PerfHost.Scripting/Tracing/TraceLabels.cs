using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfHost.Scripting.Tracing;

/// <summary>The words for what is recorded: the author's comment at the end of the line, else the text itself.</summary>
internal sealed class TraceLabels
{
    private const int Longest = 60;
    private readonly Dictionary<int, string> _comments = [];
    private readonly SyntaxTree _tree;

    public TraceLabels(SyntaxNode body)
    {
        _tree = body.SyntaxTree;
        foreach (var token in body.DescendantTokens())
        {
            foreach (var trivia in token.TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
            {
                var comment = Short(trivia.ToString().TrimStart('/'));
                if (comment.Length > 0)
                {
                    _comments[LineOf(trivia.Span.Start)] = comment;
                }
            }
        }
    }

    /// <summary>The comment that ends the line on which a node ends; null when there is none.</summary>
    public string? Comment(SyntaxNode node) => _comments.GetValueOrDefault(LineOf(node.Span.End));

    /// <summary>The line on which a node begins, as the author counts.</summary>
    public int Line(SyntaxNode node) => LineOf(node.SpanStart);

    /// <summary>Text of the rule in one short line.</summary>
    public static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }

    private int LineOf(int position) => _tree.GetMappedLineSpan(new(position, 0)).StartLinePosition.Line + 1;
}
