namespace PerfHost.Scripting.Trials;

/// <summary>A rule to try once, as plain data that can be sent to another process.</summary>
/// <param name="File">The file's name, for example <c>rules/x.indicator.csx</c>.</param>
/// <param name="Text">The rule's text, at most <see cref="RuleText.MaxBytes"/> bytes of UTF-8.</param>
/// <param name="Input">JSON as <see cref="Cases.RuleInput"/> reads it: <c>{ "target", "actual", "weight", "op", "asOf", "parameters": {…} }</c>.</param>
public sealed record TrialRequest(string File, string Text, string Input)
{
    /// <summary>The longest run, in milliseconds; from 1 to 60,000.</summary>
    public int Milliseconds { get; init; } = 2000;

    /// <summary>The longest compilation, in milliseconds; from 1 to 60,000.</summary>
    public int CompileMilliseconds { get; init; } = 10_000;

    /// <summary>The most bytes that the run may allocate; from 1 MiB to 1 GiB.</summary>
    public long Bytes { get; init; } = 64L << 20;

    /// <summary>Whether steps are recorded.</summary>
    public bool Explain { get; init; }
}
