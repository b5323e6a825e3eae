using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Schemes;

namespace PerfHost.Web.Packages;

/// <summary>All that the loaded packages bring, and which packages could not be loaded. Immutable.</summary>
/// <param name="Packages">The loaded packages in ordinal order of their ids.</param>
/// <param name="Failures">The packages that were left out, with the reason; the host goes on without them.</param>
/// <param name="Extensions">The extensions of all packages.</param>
/// <param name="Schemes">The schemes of all packages.</param>
/// <param name="Layouts">The form layouts of all packages.</param>
public sealed record PackageSet(
    IReadOnlyList<PackageInfo> Packages, IReadOnlyList<PackageFailure> Failures,
    ExtensionSet Extensions, SchemeSet Schemes, IReadOnlyList<FormLayout> Layouts)
{
    /// <summary>Reads forms in the layouts of the loaded packages.</summary>
    public FormReader FormReader { get; } = new(Layouts);

    /// <summary>The change that made this set of the one before; null for the set of the start.</summary>
    public PackageChange? Change { get; init; }

    /// <summary>The package of that id; null when it is not loaded.</summary>
    /// <param name="id">The id.</param>
    public PackageInfo? Find(string id) => Packages.FirstOrDefault(package => package.Id == id);
}

/// <summary>Who changed a package, and why: what the ledgers will say of it.</summary>
/// <param name="Package">The package's id.</param>
/// <param name="Person">Who did it.</param>
/// <param name="Reason">Why, in one Chinese sentence.</param>
public sealed record PackageChange(string Package, string Person, string Reason);

/// <summary>How a package came to the host.</summary>
public enum PackageKind
{
    /// <summary>A folder that was there at the start.</summary>
    Folder,

    /// <summary>Installed from a signed file; every ledger that uses it says which version is in force.</summary>
    Installed,

    /// <summary>A folder under development, followed while the host runs.</summary>
    Development,
}

/// <summary>A loaded package as the host shows it: its own record, never a plugin's type.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">Its name.</param>
/// <param name="Extensions">What it brings.</param>
/// <param name="Schemes">The ids of its schemes.</param>
/// <param name="Layouts">The ids of its form layouts.</param>
/// <param name="Mark">Its version and the hash of its content.</param>
/// <param name="Kind">How it came here.</param>
/// <param name="Rules">The texts of its rule files by name, <c>rules/reverse-ratio.indicator.csx</c>, as they stood when it was loaded.</param>
public sealed record PackageInfo(
    string Id, string Version, string Title, IReadOnlyList<ExtensionInfo> Extensions, IReadOnlyList<string> Schemes, IReadOnlyList<string> Layouts,
    PackageMark Mark, PackageKind Kind, IReadOnlyDictionary<string, string> Rules)
{
    /// <summary>Who publishes it, as it says itself; null when it does not say.</summary>
    public string? Publisher { get; init; }

    /// <summary>What it asks for, as <c>network: host:port</c> or <c>files: folder</c>; empty when it asks for nothing.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];
}

/// <summary>An extension as the host shows it.</summary>
/// <param name="Contract">The extension point.</param>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its name.</param>
/// <param name="Origin">The rule file and line, or the type.</param>
public sealed record ExtensionInfo(string Contract, string Key, string Title, string Origin);

/// <summary>A package that could not be loaded.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Reason">Why.</param>
/// <param name="Id">Its id; null when its manifest could not be read.</param>
public sealed record PackageFailure(string Folder, string Reason, string? Id = null)
{
    /// <summary>True when it was left out because the process ended while it was executed for the first time.</summary>
    public bool IsQuarantined { get; init; }
}
