namespace PerfHost.Loading;

/// <summary>
/// A package cannot be used. Carries text only: an exception of the package's own would keep its load context alive.
/// </summary>
/// <param name="file">The file at fault within the package, or the package's folder name.</param>
/// <param name="line">The line in it, counted from 1; null when no line is at fault.</param>
/// <param name="problem">In Chinese: what was found, what was expected, what to do.</param>
public sealed class PackageException(string file, int? line, string problem)
    : Exception(line is null ? $"{file}：{problem}" : $"{file} 第 {line} 行：{problem}")
{
    /// <summary>The file at fault within the package, or the package's folder name.</summary>
    public string File { get; } = file;

    /// <summary>The line in it, counted from 1; null when no line is at fault.</summary>
    public int? Line { get; } = line;

    /// <summary>What was found, what was expected, what to do; in Chinese.</summary>
    public string Problem { get; } = problem;
}
