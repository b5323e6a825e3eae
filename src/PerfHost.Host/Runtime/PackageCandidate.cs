using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>A package that is to be put in force.</summary>
/// <param name="Folder">A folder that nobody changes any more.</param>
/// <param name="Kind">How it came here.</param>
/// <param name="RuleCache">Where its compiled rules are kept; null keeps none.</param>
/// <param name="Shadow">The copy to delete once the package is unloaded or refused; null when there is none.</param>
/// <param name="Record">
/// Makes the swap outlive this process, once the package has proved itself and before anything is computed by it; null when
/// there is nothing to write. What it throws leaves the old version in force.
/// </param>
public sealed record PackageCandidate(string Folder, PackageKind Kind, string? RuleCache, string? Shadow = null, Action? Record = null);
