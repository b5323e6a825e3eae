namespace PerfHost.Sdk;

/// <summary>One statement of an evaluation method about a subject or one of its indicators.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Aspect">What it speaks of: <c>light</c>, <c>goal-light</c>, <c>execution-light</c>, <c>grade</c>, <c>rank</c>, or the method's own word.</param>
/// <param name="Label">What it says; for lights one of the scheme's light keys (<c>green</c>, <c>yellow</c>, <c>red</c>, <c>blue</c>, <c>grey</c>).</param>
public sealed record Evaluation(string Subject, string Aspect, string Label)
{
    /// <summary>The key of the indicator it is about; null when it is about the subject.</summary>
    public string? Indicator { get; init; }

    /// <summary>The number behind the label; NaN when there is none.</summary>
    public double Number { get; init; } = double.NaN;

    /// <summary>Why, in one Chinese sentence; null when the label says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>What was found odd; never null.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How it came about; empty unless an explanation was asked for. Set by the host.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];
}
