using PerfHost.Sdk;

namespace PerfHost.Scripting;

/// <summary>A rule that is ready to run, and where it came from.</summary>
/// <param name="Extension">The implementation under its key and title.</param>
/// <param name="File">The file within its package, for example <c>rules/reverse-ratio.indicator.csx</c>.</param>
/// <param name="Header">What the file says about itself: title, source, parameters, first line of code.</param>
public sealed record CompiledRule(Extension Extension, string File, RuleHeader Header)
{
    /// <summary>How an indicator rule is run over columns; null for the other kinds.</summary>
    public ColumnForm? Columns { get; init; }

    /// <summary>File and line in the form that explanations print, for example <c>rules/reverse-ratio.indicator.csx:5</c>.</summary>
    public string Origin => $"{File}:{Header.CodeLine}";
}
