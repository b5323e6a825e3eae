using PerfHost.Host.Packages;
using PerfHost.Host.Serving;
using PerfHost.Loading;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>The packages of this host, for the administrators' page.</summary>
internal sealed class PackageDesk(PackageStatusList statuses, PackageInstallation installation, PackagePreviewer previewer, PackageStash stash) : IPackageDesk
{
    /// <inheritdoc/>
    public IReadOnlyList<PackageStatus> List() => statuses.Now().Packages;

    /// <inheritdoc/>
    public async Task<(PackagePreview? Preview, IReadOnlyList<string> Problems)> PreviewAsync(PackageOrder order, CancellationToken cancellation)
    {
        try
        {
            return (await (order.Act switch
            {
                PackageAct.Install => previewer.FileAsync(order.File!, cancellation),
                PackageAct.RollBack => previewer.RollbackAsync(order.Id ?? "", cancellation),
                _ => previewer.RemovalAsync(order.Id ?? "", cancellation),
            }), []);
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            return (null, [FileTrouble.Say(error)]);
        }
    }

    /// <inheritdoc/>
    public async Task<PackageAnswer> ChangeAsync(PackageOrder order, CancellationToken cancellation)
    {
        var id = order.Id ?? "";
        try
        {
            var result = await (order.Act switch
            {
                PackageAct.Install => InstallAsync(order, cancellation),
                PackageAct.RollBack => installation.RollbackAsync(id, order.Person, order.Reason, cancellation),
                _ => installation.RemoveAsync(id, order.Person, order.Reason, cancellation),
            });
            return new PackageAnswer(result.Package, result.From?.Version, result.To?.Version, result.Problems);
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            return new PackageAnswer(id, null, null, [FileTrouble.Say(error)]);
        }
    }

    private async Task<SwapResult> InstallAsync(PackageOrder order, CancellationToken cancellation)
    {
        using var file = stash.Open(order.Ticket ?? "");
        return await installation.InstallAsync(file, order.Person, order.Reason, order.Consent, cancellation);
    }
}
