using PerfHost.Host.Packages;
using PerfHost.Host.Sources;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Development;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Says what installing, rolling back or removing a package would do, without doing it: what it brings and asks for, how its
/// cases end, and which scores of all ledgers would be others. What nobody trusted signed is not loaded for that. One at a
/// time; safe for many threads.
/// </summary>
public sealed class PackagePreviewer(PackageAssembly loaded, PackageInstallation installation, TrustFolder trust, PackageStash stash, ScoreComparison comparison, SourcePlan? sources = null) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>How long loading a package or running its cases may take.</summary>
    internal TimeSpan Limit { get; init; } = BoundedCall.Limit;

    /// <summary>Looks at a package file.</summary>
    /// <param name="file">The file; must be able to seek.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PackageException">It is damaged, too large, or changed after it was packed.</exception>
    public async Task<PackagePreview> FileAsync(Stream file, CancellationToken cancellation)
    {
        var archive = PackageArchive.Read(file, ArchiveLimits.Default);
        var (manifest, installed) = (archive.Manifest, installation.Installed);
        var before = loaded.Part(manifest.Id);
        var start = PackageLook.Begin(archive, installed, before);
        try
        {
            var roots = TrustRoots.Read(trust.Path);
            start = PackageLook.By(start, PackageCheck.Publisher(archive, roots), installed, roots);
            installation.RefuseFolder(manifest.Id);
            installed.Refuse(archive);
        }
        catch (PackageException refused)
        {
            return start with { Problems = [refused.Message] };
        }

        var scratch = stash.Scratch();
        try
        {
            archive.Extract(scratch);
            return await LookAsync(scratch, before, start with { Ticket = stash.Keep(file) }, cancellation);
        }
        finally
        {
            ShadowCopy.Delete(scratch);
        }
    }

    /// <summary>Looks at going back to the version before.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PackageException">The package is not installed, has no earlier version, or that one is not to be trusted any more.</exception>
    public Task<PackagePreview> RollbackAsync(string id, CancellationToken cancellation)
    {
        var folder = installation.Earlier(id).Folder;
        var (manifest, before) = (PackageManifest.ReadFolder(folder), loaded.Part(id));
        return LookAsync(folder, before, new PackagePreview("rollback", id, manifest.Title, before?.Info.Version, manifest.Version)
        {
            Capabilities = PackageLook.Asked(manifest, installation.Installed),
        }, cancellation);
    }

    /// <summary>Looks at taking a package out of force.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PackageException">The package is not installed.</exception>
    public async Task<PackagePreview> RemovalAsync(string id, CancellationToken cancellation)
    {
        var manifest = PackageManifest.ReadFolder(installation.Installed.Folder(id));
        if (installation.IsFolder(id))
        {
            return new PackagePreview("remove", id, manifest.Title, manifest.Version, null) { Notices = ["在用的是同名的文件夹，不是安装的这一份：停用后文件夹照常使用，得分不变。"] };
        }

        var before = loaded.Part(id);
        var start = new PackagePreview("remove", id, manifest.Title, before?.Info.Version, null)
        {
            Contents = PackageContents.Compare(before?.Contents ?? [], []),
            Notices = [.. Readers(id).Select(source => $"数据源“{source}”由它读取，停用后读不了。")],
        };
        return await WithScoresAsync(start, null, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>The data sources that a package reads.</summary>
    private IEnumerable<string> Readers(string id)
    {
        try
        {
            return sources is null ? [] : SourcesFile.Read(sources.DataFolder).Sources.Where(source => source.Package == id).Select(source => source.Title);
        }
        catch (Exception error) when (error is SourceConfigException or IOException or UnauthorizedAccessException)
        {
            // What is wrong with the file is said where sources are shown.
            return [];
        }
    }

    private async Task<PackagePreview> LookAsync(string folder, PackagePart? before, PackagePreview start, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            using var look = await BoundedCall.RunAsync(() => PackageLook.At(folder, loaded.RuleCache, before, start), late => late.Dispose(), Limit, cancellation);
            return look.Part is null || look.Preview.Problems.Count > 0 ? look.Preview : await WithScoresAsync(look.Preview, look.Part, cancellation);
        }
        catch (TimeoutException)
        {
            return start with { Problems = [BoundedCall.TooLong(Limit)] };
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<PackagePreview> WithScoresAsync(PackagePreview preview, PackagePart? part, CancellationToken cancellation)
    {
        var then = loaded.Instead(preview.Id, part);
        preview = preview with { Notices = [.. preview.Notices, .. SchemeNeeds.New(loaded.Packages, then)] };
        try
        {
            var scores = await comparison.CompareAsync(then, preview.Id, cancellation);
            return preview with { Scores = scores, Notices = [.. preview.Notices, .. scores.Unadopted] };
        }
        catch (TimeoutException)
        {
            return preview with { Problems = ["用它试算台账时没有返回，已放弃。进程内的代码无法强行停止，请检查其中的死循环，并择机重启服务。"] };
        }
    }
}
