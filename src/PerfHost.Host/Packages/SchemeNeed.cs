using PerfHost.Engine.Schemes;

namespace PerfHost.Host.Packages;

/// <summary>One thing that a scheme names and cannot have.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Contract">The contract it is to fulfil.</param>
/// <param name="Name">What the scheme writes: a key, or <c>package/key</c>.</param>
/// <param name="Why">Why it cannot be had, in Chinese.</param>
internal sealed record SchemeNeed(Scheme Scheme, Type Contract, string Name, string Why)
{
    /// <summary>The package that the scheme names with it; null when it names none.</summary>
    public string? Owner => Name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? Name[..slash] : null;
}
