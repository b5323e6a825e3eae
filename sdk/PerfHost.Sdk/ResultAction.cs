namespace PerfHost.Sdk;

/// <summary>A proposal that follows from a result. People decide on it.</summary>
/// <param name="Kind">What is proposed: <c>reward</c>, <c>keep</c>, <c>cut</c>, <c>cancel</c>, <c>talk</c>, <c>rectify</c>, <c>alert</c>, or the policy's own word.</param>
/// <param name="Message">The proposal in one Chinese sentence.</param>
/// <param name="Source">The document that provides for it (文号), or 本方案约定.</param>
public sealed record ResultAction(string Kind, string Message, string Source)
{
    /// <summary>The amount of next year's money concerned, in yuan, negative for a cut; null when the policy names none.</summary>
    public decimal? Amount { get; init; }
}
