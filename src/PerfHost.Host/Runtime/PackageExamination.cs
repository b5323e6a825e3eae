using PerfHost.Host.Packages;
using PerfHost.Host.Packages.Doctor;
using PerfHost.Host.Serving;
using PerfHost.Loading;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>Looks into the packages of this host. One examination at a time; safe for many threads.</summary>
public sealed class PackageExamination(PackageStatusList statuses, PackageAssembly loaded, PackageInstallation installation, TrustFolder trust) : IPackageExamination, IDisposable
{
    private const int MostReadme = 64 * 1024;
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <inheritdoc/>
    public PackageDescription? Describe(string id) =>
        Status(id) is { } status
            ? new PackageDescription(status, [.. (loaded.Part(id)?.Contents ?? []).Select(content => new PackageItem(content.Kind, content.Key, content.Title))], Grants(id), Readme(id))
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DoctorFinding>?> ExamineAsync(string id, CancellationToken cancellation)
    {
        if (Status(id) is not { } status)
        {
            return null;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            return [.. ServerFindings.Of([status]), .. Folder(id) is { } folder ? await PackageDoctor.InForceAsync(statuses.Root, id, folder, TrustRoots.Read(trust.Path), loaded.Packages, cancellation) : []];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private PackageStatus? Status(string id) => statuses.Now().Packages.FirstOrDefault(package => package.Id == id);

    /// <summary>Where it lies; a folder under development may lie elsewhere than the others. Null for one that could not be read at all.</summary>
    private string? Folder(string id) => loaded.Part(id)?.Folder ?? PackageFolders.Find(statuses.Root, id);

    private IReadOnlyList<PackageGrant> Grants(string id)
    {
        try
        {
            return [.. installation.Installed.Grants.Of(id).Select(granted => new PackageGrant(granted.Capability, granted.Person, granted.At))];
        }
        catch (PackageException)
        {
            // Damaged grants grant nothing; installing again says which line.
            return [];
        }
    }

    private string? Readme(string id)
    {
        try
        {
            return Folder(id) is { } folder && new FileInfo(Path.Combine(folder, "README.md")) is { Exists: true, Length: <= MostReadme } file ? File.ReadAllText(file.FullName) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or PackageException)
        {
            return null;
        }
    }
}
