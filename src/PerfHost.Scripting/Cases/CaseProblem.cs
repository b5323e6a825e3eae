namespace PerfHost.Scripting.Cases;

/// <summary>A case that cannot be read.</summary>
/// <param name="File">The file within its package.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">In Chinese: what was found, what was expected.</param>
public sealed record CaseProblem(string File, int Line, string Message)
{
    /// <summary>File, line and message in one line.</summary>
    public override string ToString() => $"{File}({Line})：{Message}";
}
