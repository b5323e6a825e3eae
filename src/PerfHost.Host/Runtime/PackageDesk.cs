using PerfHost.Host.Serving;
using PerfHost.Loading;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>The packages of this host, for the administrators' page.</summary>
internal sealed class PackageDesk(PackageStatusList statuses, PackageInstallation installation) : IPackageDesk
{
    /// <inheritdoc/>
    public IReadOnlyList<PackageStatus> List() => statuses.Now().Packages;

    /// <inheritdoc/>
    public async Task<PackageAnswer> ChangeAsync(PackageOrder order, CancellationToken cancellation)
    {
        var id = order.Id ?? "";
        try
        {
            var result = await (order.Act switch
            {
                PackageAct.Install => installation.InstallAsync(order.File!, order.Person, order.Reason, cancellation),
                PackageAct.RollBack => installation.RollbackAsync(id, order.Person, order.Reason, cancellation),
                _ => installation.RemoveAsync(id, order.Person, order.Reason, cancellation),
            });
            return new PackageAnswer(result.Package, result.From?.Version, result.To?.Version, result.Problems);
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            return new PackageAnswer(id, null, null, [error.Message]);
        }
    }
}
