using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>What a source would bring if it were read from the start.</summary>
/// <param name="Tally">How much of what.</param>
/// <param name="Rejections">The first rejected rows.</param>
/// <param name="Error">Why the reading broke off; null when it came to its end.</param>
public sealed record SourceReport(SourceTally Tally, IReadOnlyList<RejectedRow> Rejections, string? Error);
