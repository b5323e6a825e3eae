namespace PerfHost.Web.Packages;

/// <summary>Packages as an administrator looks at them and changes them, while the server runs. Safe for many threads.</summary>
public interface IPackageDesk
{
    /// <summary>How all packages are, in the order in which they are shown.</summary>
    IReadOnlyList<PackageStatus> List();

    /// <summary>Says what an order would do, and does nothing of it. A file is kept for a while under <see cref="PackagePreview.Ticket"/>.</summary>
    /// <param name="order">What would be done.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The preview, or why there is none.</returns>
    Task<(PackagePreview? Preview, IReadOnlyList<string> Problems)> PreviewAsync(PackageOrder order, CancellationToken cancellation);

    /// <summary>Carries out an order. A version that is refused leaves the old one in force.</summary>
    /// <param name="order">What to do.</param>
    /// <param name="cancellation">Gives up while a version is tried; what was put in force stays.</param>
    Task<PackageAnswer> ChangeAsync(PackageOrder order, CancellationToken cancellation);
}

/// <summary>What an administrator wants done.</summary>
/// <param name="Act">What.</param>
/// <param name="Id">The package; null when a file says it.</param>
/// <param name="File">The package file, for the preview of an installation; can seek. An installation takes the file that was previewed, by <see cref="Ticket"/>.</param>
/// <param name="Person">Who wants it.</param>
/// <param name="Reason">Why; null says so in general words.</param>
public sealed record PackageOrder(PackageAct Act, string? Id, Stream? File, string Person, string? Reason)
{
    /// <summary>The ticket of the previewed file; null when there is none.</summary>
    public string? Ticket { get; init; }

    /// <summary>The capabilities that the person consents to, in the manifest's words.</summary>
    public IReadOnlyList<string> Consent { get; init; } = [];
}

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
