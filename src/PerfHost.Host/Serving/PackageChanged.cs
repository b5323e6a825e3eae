using PerfHost.Host.Runtime;

namespace PerfHost.Host.Serving;

/// <summary>What the API answers to a change of packages.</summary>
/// <param name="Package">The package's id.</param>
/// <param name="From">The version before; null when there was none.</param>
/// <param name="To">The version in force; null when there is none.</param>
/// <param name="Changed">False when this very content was in force already.</param>
public sealed record PackageChanged(string Package, string? From, string? To, bool Changed)
{
    /// <summary>Takes it from the result of a swap that was not refused.</summary>
    internal static PackageChanged Of(SwapResult result) => new(result.Package, result.From?.Version, result.To?.Version, result.HasChanged);
}
