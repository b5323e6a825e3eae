namespace PerfHost.Host.Packages;

/// <summary>What came of a package's cases. Immutable.</summary>
/// <param name="Cases">How many it brings.</param>
/// <param name="Failed">How many of them failed; null when none was run, because the package cannot be loaded or a rule of it is refused.</param>
/// <param name="Problems">What is wrong, each as <c>file:line:column message</c> with the file within the package; empty when all is well.</param>
internal sealed record PackageTrialReport(int Cases, int? Failed, IReadOnlyList<string> Problems);
