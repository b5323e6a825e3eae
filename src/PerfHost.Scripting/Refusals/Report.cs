using Microsoft.CodeAnalysis.Text;

namespace PerfHost.Scripting.Refusals;

/// <summary>Takes problems of one rule at offsets of the author's text.</summary>
internal sealed class Report(string file, SourceText authored, List<RuleProblem> problems)
{
    /// <param name="offset">Counted from 0 in the author's text; places outside count as its beginning or end.</param>
    /// <param name="code">A stable code.</param>
    /// <param name="message">In Chinese.</param>
    public void Add(int offset, string code, string message) => problems.Add(At(file, authored, offset, code, message));

    public static RuleProblem At(string file, SourceText authored, int offset, string code, string message)
    {
        // A token that the parser missed may lie in the code around the rule.
        var place = authored.Lines.GetLinePosition(Math.Clamp(offset, 0, authored.Length));
        return new RuleProblem(file, place.Line + 1, place.Character + 1, code, message);
    }
}
