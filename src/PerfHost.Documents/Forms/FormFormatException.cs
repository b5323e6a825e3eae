namespace PerfHost.Documents.Forms;

/// <summary>
/// A file that is not a form, or a form that cannot be read or written. The message is in Chinese and made for the clerk
/// who sent the file; the parts are kept apart for screens that show them in columns.
/// </summary>
public sealed class FormFormatException : Exception
{
    private const int Shown = 120;

    /// <summary>Says what is wrong.</summary>
    /// <param name="what">What is wrong, one sentence without a full stop.</param>
    /// <param name="where">File, sheet and cell; or JSON path; or line and column.</param>
    /// <param name="found">What stood there.</param>
    /// <param name="expected">What should have stood there.</param>
    /// <param name="nextStep">What the clerk does next.</param>
    /// <param name="cause">The technical cause; null when there is none.</param>
    public FormFormatException(string what, string where, string found, string expected, string nextStep, Exception? cause = null)
        : base($"{what}。位置：{where}。实际：{Shorten(found)}。应为：{expected}。办法：{nextStep}。", cause)
    {
        What = what;
        Where = where;
        Found = found;
        Expected = expected;
        NextStep = nextStep;
    }

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>File, sheet and cell; or JSON path; or line and column.</summary>
    public string Where { get; }

    /// <summary>What stood there, in full; the message shows its beginning.</summary>
    public string Found { get; }

    /// <summary>What should have stood there.</summary>
    public string Expected { get; }

    /// <summary>What the clerk does next.</summary>
    public string NextStep { get; }

    private static string Shorten(string text) => text.Length <= Shown ? text : $"{text[..Shown]}…（共{text.Length}字）";
}
