namespace PerfHost.Host.Sources;

/// <summary>A part of <c>sources.yaml</c> that cannot be used; the rest of the file is.</summary>
/// <param name="Id">The source's id; null when it has none that could be read.</param>
/// <param name="Message">In Chinese, with its line: what was found, what was expected.</param>
public sealed record SourceProblem(string? Id, string Message);
