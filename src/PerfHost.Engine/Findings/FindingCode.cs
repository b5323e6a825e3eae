using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>One kind of finding, with its words.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Title">A few words in Chinese.</param>
/// <param name="English">The same in English.</param>
/// <param name="Advice">The next step for whoever mends it, in Chinese.</param>
public sealed record FindingCode(string Code, string Title, string English, string Advice)
{
    /// <summary>A finding of this kind.</summary>
    /// <param name="where">The row, cell or field.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="note">A sentence more; null for none.</param>
    public Finding At(string where, string found, string expected, string? note = null) =>
        new(Code, where, found, expected, $"{where}：{Title}。现为“{found}”，应为“{expected}”。{note}{Advice}");
}
