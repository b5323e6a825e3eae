namespace PerfHost.Yaml;

/// <summary>A text is no YAML, or beyond what is read. The reader adds the file's name.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="problem">What is wrong and what to do, in Chinese.</param>
internal sealed class YamlTextException(long line, long column, string problem) : Exception(problem)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = (int)line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = (int)column;
}
