using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>Follows the city's trust roots: what is called back goes out of force at once, not at the next start.</summary>
public sealed partial class TrustWatch(PackageInstallation installation, PackagesInForce inForce, PackageSwap swap, TrustFolder trust, TimeProvider time, ILogger<TrustWatch> logger) : BackgroundService
{
    private const string Person = "吊销名单";

    /// <summary>Takes every installed package out of force that was called back. One thread at a time.</summary>
    /// <param name="cancellation">Gives up waiting for another swap.</param>
    /// <returns>What went out of force.</returns>
    /// <exception cref="PackageException">The trust roots, or the list of a package's versions, cannot be understood.</exception>
    public async Task<IReadOnlyList<SwapResult>> LookAsync(CancellationToken cancellation)
    {
        var roots = TrustRoots.Read(trust.Path);
        var barred = new List<SwapResult>();
        foreach (var package in inForce.Current.Packages.Where(package => package.Kind == PackageKind.Installed))
        {
            Distrust? why = null;
            if (await swap.BarAsync(package.Id, () => why = Revoked(package.Id, roots), Person, cancellation) is { } taken)
            {
                CalledBack(logger, why!.NotLoaded);
                barred.Add(taken);
            }
        }

        return barred;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var changes = new FolderChanges(trust.Path, trust.Stamp, time);
            while (true)
            {
                await TryAsync(stoppingToken);
                await changes.NextAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await LookAsync(cancellation);
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            Unreadable(logger, FileTrouble.Say(error));
        }
    }

    /// <summary>Whether the version that is in force by now was called back; a removed one is no concern any more.</summary>
    private Distrust? Revoked(string id, TrustRoots roots) =>
        installation.Installed.Versions(id) is [var current, ..] && !installation.IsFolder(id) ? InstalledTrust.Revoked(id, current, roots) : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Why}")]
    private static partial void CalledBack(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "信任目录中的改动没有生效：{Why}")]
    private static partial void Unreadable(ILogger logger, string why);
}
