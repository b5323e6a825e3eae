using PerfHost.Host.Packages;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Serving;

/// <summary>How the packages are, put together from what is loaded, what is installed and what was unloaded. Safe for many threads.</summary>
public sealed class PackageStatusList(PackagesInForce inForce, PackageAssembly loaded, PackageInstallation installation, UnloadedPackages unloaded)
{
    /// <summary>Where the packages lie.</summary>
    public string Root => Path.GetFullPath(loaded.Root);

    /// <summary>All packages, in ordinal order of their ids; those that could not be loaded last.</summary>
    public PackageListing Now()
    {
        var current = inForce.Current;
        return new PackageListing(Root,
        [
            .. current.Packages.Select(package => loaded.Stopped(package.Id) is { Count: > 0 } stopped
                ? Status(package.Id, "degraded", package, string.Join('\n', stopped))
                : Status(package.Id, "in-force", package, null)),
            .. current.Failures.Select(failure => Status(failure.Id ?? failure.Folder, failure.IsQuarantined ? "quarantined" : "failed", null, failure.Reason)),
        ]);
    }

    private PackageStatus Status(string id, string state, PackageInfo? package, string? reason)
    {
        var (verdict, versions) = (unloaded.Verdict(id), Versions(id));
        return new PackageStatus(
            id, package?.Title, package?.Version, package?.Mark.Hash.ToString(), state, package?.Kind.ToString(), package?.Publisher,
            package?.Capabilities ?? [], [.. versions.Select(version => version.Version)], reason, verdict?.ToString(), verdict?.IsGone)
        {
            Granted = Granted(id),
            FileHash = versions is [var first, ..] ? first.Hash : null,
            KeyId = versions is [var signed, ..] ? signed.KeyId : null,
        };
    }

    private IReadOnlyList<string> Granted(string id)
    {
        try
        {
            return [.. installation.Installed.Grants.Of(id).Select(granted => granted.Capability)];
        }
        catch (PackageException)
        {
            // Damaged grants grant nothing; installing again says which line.
            return [];
        }
    }

    private IReadOnlyList<InstalledVersion> Versions(string id)
    {
        try
        {
            return installation.Installed.Versions(id);
        }
        catch (PackageException)
        {
            // Told among the failures.
            return [];
        }
    }
}

/// <summary>What <c>GET /api/packages</c> answers.</summary>
/// <param name="Root">The folder of packages.</param>
/// <param name="Packages">The packages.</param>
public sealed record PackageListing(string Root, IReadOnlyList<PackageStatus> Packages);
