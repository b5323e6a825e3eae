namespace PerfHost.Engine.Schemes;

/// <summary>A scheme file does not say what a scheme has to say.</summary>
/// <param name="file">The file.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="what">What is wrong: found and expected, in Chinese.</param>
/// <param name="inner">The parser's own error; null when the text parsed.</param>
public sealed class SchemeFormatException(string file, long line, string what, Exception? inner = null)
    : Exception($"{file} 第 {line} 行：{what}", inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;
}
