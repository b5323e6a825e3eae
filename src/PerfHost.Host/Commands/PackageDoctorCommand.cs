using System.CommandLine;
using PerfHost.Host.Packages;
using PerfHost.Host.Packages.Doctor;
using PerfHost.Loading;
using PerfHost.Loading.Development;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost package doctor [FOLDER|FILE|ID]</c>: what a good package still lacks, and how the packages of a running server are. Exit code 1 when something was found.</summary>
internal static class PackageDoctorCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo?> packages, Option<DirectoryInfo> trust, Option<DirectoryInfo> data)
    {
        var what = new Argument<string?>("PACKAGE") { Description = context.Texts["package.doctor.what"], Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("doctor", context.Texts["package.doctor"]) { what, packages, trust, data };
        command.SetAction((parsed, cancellation) => PackageCommand.GuardAsync(context, async () =>
        {
            var (named, root) = (parsed.GetValue(what), parsed.GetValue(packages));
            var isFolder = named is not null && Directory.Exists(named);
            var trusted = parsed.GetValue(trust)!.FullName;
            var found = isFolder ? await FolderAsync(named!, root, trusted, cancellation)
                : named is not null && File.Exists(named) ? await FileAsync(named, root, TrustRoots.Read(trusted), cancellation)
                : await HereAsync(context, named, parsed.GetValue(data)!, root, TrustRoots.Read(trusted), cancellation);
            foreach (var finding in found)
            {
                context.Out.WriteLine(Terminal.Plain($"{finding.Where}  {finding.What}\n    → {finding.ToDo}"));
            }

            context.Out.WriteLine(found.Count == 0 ? context.Texts["package.doctor.clean"] : context.Texts.Format("package.doctor.found", found.Count));
            return found.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }));
        return command;
    }

    /// <summary>Looks at a folder: beside the packages of the root when it lies there, or when that root was named.</summary>
    private static async Task<IReadOnlyList<DoctorFinding>> FolderAsync(string folder, DirectoryInfo? packages, string trust, CancellationToken cancellation)
    {
        var (root, parent) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(PackageCommand.Root(packages))), Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
        using var neighbours = packages is not null || parent == root ? await NeighboursAsync(root, TrustRoots.Read(trust), cancellation) : null;
        return await PackageDoctor.ExamineAsync(folder, neighbours?.Packages, cancellation);
    }

    /// <summary>Looks at a package file. What nobody trusted signed is not run for that.</summary>
    private static async Task<IReadOnlyList<DoctorFinding>> FileAsync(string file, DirectoryInfo? packages, TrustRoots roots, CancellationToken cancellation)
    {
        var archive = PackageCommand.Open(file);
        try
        {
            PackageCheck.Publisher(archive, roots);
        }
        catch (PackageException refused)
        {
            return [new DoctorFinding(file, refused.Message, "没有运行它的代码。自己的程序包，请在打包前的文件夹上检查")];
        }

        var folder = Directory.CreateTempSubdirectory("perfhost-doctor-").FullName;
        try
        {
            archive.Extract(Path.Combine(folder, "package"));
            using var neighbours = packages is null ? null : await NeighboursAsync(packages.FullName, roots, cancellation);
            return await PackageDoctor.ExamineAsync(Path.Combine(folder, "package"), neighbours?.Packages, cancellation);
        }
        finally
        {
            ShadowCopy.Delete(folder);
        }
    }

    /// <summary>Looks at the package of an id, or at all of them: how a running server has them, and what lies in their folders.</summary>
    private static async Task<IReadOnlyList<DoctorFinding>> HereAsync(CommandContext context, string? id, DirectoryInfo data, DirectoryInfo? packages, TrustRoots roots, CancellationToken cancellation)
    {
        var listing = await PackageServer.ListAsync(context, data, packages, cancellation);
        var root = listing?.Root ?? PackageCommand.Root(packages);
        var ids = id is not null ? [id] : Ids(root);
        var found = new List<DoctorFinding>(ServerFindings.Of(listing?.Packages.Where(package => id is null || package.Id == id) ?? []));
        using var neighbours = await NeighboursAsync(root, roots, cancellation);
        foreach (var one in ids)
        {
            var folder = PackageFolders.Find(root, one) ?? throw new PackageException(one, null, context.Texts.Format("package.nowhere", root));
            found.AddRange(await PackageDoctor.InForceAsync(root, one, folder, roots, neighbours?.Packages, cancellation));
        }

        return found;
    }

    /// <summary>The packages under a root, loaded: schemes name what others bring. Null when loading them does not end, which the examination of the one at fault says.</summary>
    private static async Task<PackageAssembly?> NeighboursAsync(string root, TrustRoots roots, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(() => PackageAssembly.Load(root, null, roots: roots), CancellationToken.None).WaitAsync(PackageDoctor.Limit, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Ids(string root)
    {
        foreach (var folder in (Directory.Exists(root) ? Directory.EnumerateDirectories(root) : []).Where(folder => File.Exists(Path.Combine(folder, PackageManifest.FileName))).Order(StringComparer.Ordinal))
        {
            yield return PackageManifest.ReadFolder(folder).Id;
        }

        foreach (var id in new InstalledPackages(root).Ids)
        {
            yield return id;
        }
    }
}
