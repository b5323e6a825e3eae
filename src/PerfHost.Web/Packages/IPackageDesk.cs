namespace PerfHost.Web.Packages;

/// <summary>Packages as an administrator looks at them and changes them, while the server runs. Safe for many threads.</summary>
public interface IPackageDesk
{
    /// <summary>How all packages are, in the order in which they are shown.</summary>
    IReadOnlyList<PackageRow> Rows();

    /// <summary>Carries out an order. A version that is refused leaves the old one in force.</summary>
    /// <param name="order">What to do.</param>
    /// <param name="cancellation">Gives up while a version is tried; what was put in force stays.</param>
    Task<PackageAnswer> ChangeAsync(PackageOrder order, CancellationToken cancellation);
}

/// <summary>How a package is.</summary>
/// <param name="Id">Its id, or its folder when its manifest could not be read.</param>
/// <param name="Title">Its name; null when it could not be loaded.</param>
/// <param name="Version">The version in force; null when none is.</param>
/// <param name="State"><c>in-force</c>, <c>degraded</c>, <c>quarantined</c> or <c>failed</c>.</param>
/// <param name="IsInstalled">True for installed packages, which can be rolled back and removed; false for folders.</param>
/// <param name="Publisher">Who publishes it, as it says; null when it does not say.</param>
/// <param name="Capabilities">What it asks for beyond computing, as <c>network: host:port</c> or <c>files: folder</c>.</param>
/// <param name="Versions">The installed versions, the one in force first.</param>
/// <param name="Reason">Why it is not simply in force; null when it is.</param>
/// <param name="Unloaded">What became of the memory of the version unloaded last; null when not known.</param>
/// <param name="HasLeaked">True when that memory did not come back.</param>
public sealed record PackageRow(
    string Id, string? Title, string? Version, string State, bool IsInstalled, string? Publisher, IReadOnlyList<string> Capabilities, IReadOnlyList<string> Versions, string? Reason, string? Unloaded, bool HasLeaked);

/// <summary>What an administrator wants done.</summary>
/// <param name="Act">What.</param>
/// <param name="Id">The package; null when a file says it.</param>
/// <param name="File">The package file, for an installation; can seek.</param>
/// <param name="Person">Who wants it.</param>
/// <param name="Reason">Why; null says so in general words.</param>
public sealed record PackageOrder(PackageAct Act, string? Id, Stream? File, string Person, string? Reason);

/// <summary>What can be done with packages.</summary>
public enum PackageAct
{
    /// <summary>Install a package, or a newer version of one.</summary>
    Install,

    /// <summary>Put the version before the one in force back.</summary>
    RollBack,

    /// <summary>Take a package out of force.</summary>
    Remove,
}

/// <summary>What came of an order.</summary>
/// <param name="Id">The package.</param>
/// <param name="From">The version before; null when there was none.</param>
/// <param name="To">The version in force now; null when there is none.</param>
/// <param name="Problems">Why it was refused; empty when it was carried out.</param>
public sealed record PackageAnswer(string Id, string? From, string? To, IReadOnlyList<string> Problems);
