using Microsoft.CodeAnalysis.Text;

namespace PerfHost.Scripting.Refusals;

/// <summary>Takes problems of one rule at offsets of the author's text.</summary>
internal sealed class Report(string file, SourceText authored, List<RuleProblem> problems)
{
    /// <param name="offset">Counted from 0 in the author's text; the end of the text is allowed.</param>
    /// <param name="code">A stable code.</param>
    /// <param name="message">In Chinese.</param>
    public void Add(int offset, string code, string message) => problems.Add(At(file, authored, offset, code, message));

    public static RuleProblem At(string file, SourceText authored, int offset, string code, string message)
    {
        var place = authored.Lines.GetLinePosition(offset);
        return new RuleProblem(file, place.Line + 1, place.Character + 1, code, message);
    }
}
