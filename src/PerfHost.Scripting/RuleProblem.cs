namespace PerfHost.Scripting;

/// <summary>Why a rule file is refused, said so that its author can mend it.</summary>
/// <param name="File">The file within its package, with forward slashes.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 units; a tab is one column.</param>
/// <param name="Code">A stable code: <c>rule/...</c> for the host's own refusals, <c>CS...</c> for the compiler's.</param>
/// <param name="Message">In Chinese: what is not available or wrong, and what to use instead.</param>
public sealed record RuleProblem(string File, int Line, int Column, string Code, string Message)
{
    /// <summary>File, line, column, message and code in one line.</summary>
    public override string ToString() => $"{File}({Line},{Column})：{Message} [{Code}]";
}
