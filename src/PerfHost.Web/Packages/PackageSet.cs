using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Engine.Evaluation;
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
}

/// <summary>A loaded package as the host shows it: its own record, never a plugin's type.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">Its name.</param>
/// <param name="Extensions">What it brings.</param>
/// <param name="Schemes">The ids of its schemes.</param>
/// <param name="Layouts">The ids of its form layouts.</param>
/// <param name="Rules">The texts of its rule files by name, <c>rules/reverse-ratio.indicator.csx</c>, as they stood when it was loaded.</param>
public sealed record PackageInfo(
    string Id, string Version, string Title, IReadOnlyList<ExtensionInfo> Extensions, IReadOnlyList<string> Schemes, IReadOnlyList<string> Layouts,
    IReadOnlyDictionary<string, string> Rules);

/// <summary>An extension as the host shows it.</summary>
/// <param name="Contract">The extension point.</param>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its name.</param>
/// <param name="Origin">The rule file and line, or the type.</param>
public sealed record ExtensionInfo(string Contract, string Key, string Title, string Origin);

/// <summary>A package that could not be loaded.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Reason">Why.</param>
public sealed record PackageFailure(string Folder, string Reason);
