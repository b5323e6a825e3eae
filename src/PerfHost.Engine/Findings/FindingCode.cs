using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>One kind of finding, with its words.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Title">A few words in Chinese.</param>
/// <param name="English">The same in English.</param>
/// <param name="Advice">The next step for whoever mends it, in Chinese.</param>
/// <param name="Severity">What it asks of the unit.</param>
public sealed record FindingCode(string Code, string Title, string English, string Advice, FindingSeverity Severity = FindingSeverity.Mend)
{
    /// <summary>A cell may hold thousands of characters; a finding quotes as much as tells which cell is meant.</summary>
    private const int MaxQuoted = 200;

    /// <summary>A finding of this kind.</summary>
    /// <param name="where">The row, cell or field.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="note">A sentence more; null for none.</param>
    public Finding At(string where, string found, string expected, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(where);
        ArgumentNullException.ThrowIfNull(found);
        var (place, quoted, wanted) = (Cut(where), Cut(found), Cut(expected));
        return new(Code, place, quoted, wanted, $"{place}：{Title}。现为“{quoted}”，应为“{wanted}”。{note}{Advice}");
    }

    private static string Cut(string text) => text.Length <= MaxQuoted ? text : $"{text[..MaxQuoted]}……";
}
