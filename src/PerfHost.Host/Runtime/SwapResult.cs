using PerfHost.Engine.Facts;

namespace PerfHost.Host.Runtime;

/// <summary>What became of a swap. Immutable.</summary>
/// <param name="Package">The package's id; the folder when its manifest could not be read.</param>
/// <param name="From">What was in force before; null when nothing was.</param>
/// <param name="To">What is in force now; null when nothing is.</param>
/// <param name="Problems">Why the new version was refused, each as <c>file:line:column message</c> where a place is known; empty when it was not, and then <paramref name="To"/> is the new version.</param>
public sealed record SwapResult(string Package, PackageMark? From, PackageMark? To, IReadOnlyList<string> Problems)
{
    /// <summary>True when the new version was refused and what was in force before still is.</summary>
    public bool IsRefused => Problems.Count > 0;

    /// <summary>True when the content in force is another than before.</summary>
    public bool HasChanged => From != To;
}
