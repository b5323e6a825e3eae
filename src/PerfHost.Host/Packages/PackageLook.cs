using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Purity;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages;

/// <summary>
/// A look at a package that is not in force: its cases are run and it is loaded, in contexts that are thrown away. Dispose
/// it to unload it.
/// </summary>
internal sealed class PackageLook : IDisposable
{
    private const int MostCalls = 10;

    private PackageLook(PackagePart? part, PackagePreview preview) => (Part, Preview) = (part, preview);

    /// <summary>The package, loaded; null when it cannot be.</summary>
    public PackagePart? Part { get; }

    /// <summary>What was seen; says nothing of scores.</summary>
    public PackagePreview Preview { get; }

    /// <summary>Looks at a package.</summary>
    /// <param name="folder">Its folder, which nobody changes meanwhile.</param>
    /// <param name="ruleCache">Where compiled rules are kept; null keeps none.</param>
    /// <param name="before">What is in force under its id; null when nothing is.</param>
    /// <param name="start">What is known of it so far.</param>
    public static PackageLook At(string folder, string? ruleCache, PackagePart? before, PackagePreview start)
    {
        var trial = PackageTrial.Run(folder, ruleCache);
        var problems = new List<string>(trial.Problems);
        PackagePart? part = null;
        if (problems.Count == 0)
        {
            try
            {
                part = PackagePart.Load(folder, ruleCache, PackageKind.Installed, null, PackageAssembly.UsualFaults);
                problems.AddRange(part.Failures.Select(failure => failure.Reason));
            }
            catch (PackageException error)
            {
                problems.Add(error.Message);
            }
        }

        return new PackageLook(part, start with
        {
            Contents = part is null ? [] : PackageContents.Compare(before?.Contents ?? [], part.Contents),
            Notices = [.. start.Notices, .. Notices(folder), .. part is { Suspects: { Count: > 0 } suspects } ? new[] { $"停用或升级后可能留在内存中，直到重启：{string.Join('；', suspects)}" } : []],
            Problems = [.. start.Problems, .. problems],
            Cases = trial.Cases,
            FailedCases = trial.Failed,
        });
    }

    /// <summary>What a package file says of itself, against what is in force; nothing of it is loaded.</summary>
    /// <param name="archive">The file.</param>
    /// <param name="installed">The packages installed there.</param>
    /// <param name="before">What is in force under its id; null when nothing is.</param>
    /// <exception cref="PackageException">A file about the installed package is damaged.</exception>
    public static PackagePreview Begin(PackageArchive archive, InstalledPackages installed, PackagePart? before)
    {
        var manifest = archive.Manifest;
        return new PackagePreview(before is null ? "install" : "upgrade", manifest.Id, manifest.Title, before?.Info.Version, manifest.Version)
        {
            Hash = archive.Hash,
            KeyId = archive.KeyId,
            Capabilities = Asked(manifest, installed),
            IsInForce = before?.Info.Kind == PackageKind.Installed && installed.Versions(manifest.Id) is [var first, ..] && first.Hash == archive.Hash && first.KeyId == archive.KeyId && installed.IsIntact(manifest.Id, first),
        };
    }

    /// <summary>Adds who published it. That somebody else published the version in force is told, and wants consent.</summary>
    /// <param name="start">What is known of it so far.</param>
    /// <param name="publisher">The publisher's name among the roots.</param>
    /// <param name="installed">The packages installed there.</param>
    /// <param name="roots">Whom this city trusts.</param>
    /// <exception cref="PackageException">A file about the installed package is damaged.</exception>
    public static PackagePreview By(PackagePreview start, string publisher, InstalledPackages installed, TrustRoots roots)
    {
        var inForce = installed.Versions(start.Id) is [var first, ..] ? first : null;
        start = start with { Publisher = publisher };
        return Consents.OtherPublisher(inForce, start.KeyId, publisher) is [var other]
            ? start with
            {
                Capabilities = [new AskedCapability(other, IsNew: true, IsGranted: false), .. start.Capabilities],
                Notices = [.. start.Notices, $"发布单位不同：在用的 {inForce!.Version} 由 {roots.Publisher(inForce.KeyId!) ?? $"密钥 {inForce.KeyId}"} 签名，这一版由 {publisher} 签名。请核实是否应由它取代。"],
            }
            : start;
    }

    /// <summary>What its manifest asks for, against what is in force and granted.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="installed">The packages installed there.</param>
    /// <exception cref="PackageException">A file about the installed package is damaged.</exception>
    public static IReadOnlyList<AskedCapability> Asked(PackageManifest manifest, InstalledPackages installed)
    {
        var (before, granted) = (installed.Asked(manifest.Id), installed.Grants.Of(manifest.Id));
        return [.. manifest.Capabilities.Distinct(StringComparer.Ordinal).Select(capability =>
            new AskedCapability(capability, !before.Contains(capability, StringComparer.Ordinal), granted.Any(grant => grant.Capability == capability)))];
    }

    /// <inheritdoc/>
    public void Dispose() => Part?.Unload();

    private static IEnumerable<string> Notices(string folder)
    {
        var lib = Path.Combine(folder, "lib");
        string[] dlls = Directory.Exists(lib) ? [.. Directory.GetFiles(lib, "*.dll").Order(StringComparer.Ordinal)] : [];
        if (dlls.Length > 0)
        {
            yield return $"带有 {dlls.Length} 个 DLL，以本服务的全部权限运行。";
        }

        foreach (var dll in dlls.Where(dll => ModuleInitializer.IsIn(File.ReadAllBytes(dll))))
        {
            yield return $"lib/{Path.GetFileName(dll)} 带有模块初始化器：一用到它就先运行其代码。";
        }

        if (ImpureCalls.Of(folder) is { Count: > 0 } calls)
        {
            yield return $"规则本应只看给它的数值，却用到：{string.Join('；', calls.Take(MostCalls))}{(calls.Count > MostCalls ? $"；等 {calls.Count} 处" : "")}。";
        }
    }
}
