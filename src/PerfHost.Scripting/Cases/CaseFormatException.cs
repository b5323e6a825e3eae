namespace PerfHost.Scripting.Cases;

/// <summary>A case file is not as it should be from a line on.</summary>
/// <param name="line">The line, counted from 1.</param>
/// <param name="message">In Chinese.</param>
internal sealed class CaseFormatException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
