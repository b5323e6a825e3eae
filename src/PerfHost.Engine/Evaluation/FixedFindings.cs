using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>Findings that follow from the declaration, the form and the scheme alone.</summary>
/// <param name="Weights">What is odd about the weights.</param>
/// <param name="Texts">What is odd about the words, and about the reading of the form.</param>
internal sealed record FixedFindings(IReadOnlyList<Finding> Weights, IReadOnlyList<Finding> Texts)
{
    /// <summary>Those of a subject without a form.</summary>
    public static FixedFindings None { get; } = new([], []);
}
