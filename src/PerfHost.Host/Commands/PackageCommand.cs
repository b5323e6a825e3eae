using System.CommandLine;
using System.Globalization;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost package new|keygen|pack|verify|install|upgrade|info|doctor|list|rollback|remove</c></summary>
internal static class PackageCommand
{
    /// <summary>Where the trust roots are unless told otherwise: beside the one who asks.</summary>
    public const string UsualTrust = "trust";

    public static Command Create(CommandContext context, Option<DirectoryInfo?> packages, Option<DirectoryInfo> data)
    {
        var trust = TrustOption(context);
        return new Command("package", context.Texts["package.description"])
        {
            PackageNewCommand.Create(context), Keygen(context), Pack(context), Verify(context, trust), PackageInstallCommand.Create(context, packages, trust, data), PackageInstallCommand.CreateInfo(context, packages, trust, data), PackageDoctorCommand.Create(context, packages, trust, data), List(context, packages, data),
            PackageChangeCommand.Rollback(context, packages, trust, data), PackageChangeCommand.Remove(context, packages, trust, data),
        };
    }

    /// <summary>Where the trust roots are.</summary>
    public static Option<DirectoryInfo> TrustOption(CommandContext context) =>
        new("--trust") { Description = context.Texts["package.trust"], HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo(UsualTrust) };

    private static Command Keygen(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = context.Texts["package.key-name"] };
        var command = new Command("keygen", context.Texts["package.keygen"]) { name };
        command.SetAction(parsed => Guard(context, () =>
        {
            var (secret, shared) = ($"{parsed.GetValue(name)}.key", $"{parsed.GetValue(name)}.pem");
            if (File.Exists(secret) || File.Exists(shared))
            {
                return context.Refuse(context.Texts.Format("export.exists", File.Exists(secret) ? secret : shared));
            }

            using var key = PublisherKey.Create();
            WriteSecret(secret, key.PrivatePem());
            File.WriteAllText(shared, key.PublicPem());
            context.Out.WriteLine(context.Texts.Format("package.key-made", key.Id, secret, shared));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Pack(CommandContext context)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = context.Texts["package.folder"] };
        var key = new Option<string?>("--key") { Description = context.Texts["package.key"], HelpName = "FILE" };
        var output = new Option<string?>("--output", "-o") { Description = context.Texts["package.output"], HelpName = "FILE" };
        var command = new Command("pack", context.Texts["package.pack"]) { folder, key, output };
        command.SetAction(parsed => Guard(context, () =>
        {
            var source = parsed.GetValue(folder)!.FullName;
            if (NoFolder(context, source) is { } words)
            {
                return context.Refuse(words);
            }

            var file = parsed.GetValue(output) ?? PackageWriter.FileName(PackageManifest.ReadFolder(source));
            if (File.Exists(file))
            {
                return context.Refuse(context.Texts.Format("export.exists", file));
            }

            using var signer = parsed.GetValue(key) is { } secret ? PublisherKey.ParsePrivate(File.ReadAllText(secret), secret) : null;
            using var packed = new MemoryStream();
            PackageWriter.Write(source, packed, signer);
            File.WriteAllBytes(file, packed.ToArray());
            context.Out.WriteLine(context.Texts.Format(signer is null ? "package.packed-unsigned" : "package.packed", file, Open(file).Hash, signer?.Id));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Verify(CommandContext context, Option<DirectoryInfo> trust)
    {
        var file = FileArgument(context);
        var command = new Command("verify", context.Texts["package.verify"]) { file, trust };
        command.SetAction(parsed => Guard(context, () =>
        {
            var archive = Open(parsed.GetValue(file)!);
            // Nobody has vouched for any of this yet.
            context.Out.WriteLine(Terminal.Plain(context.Texts.Format("package.is", archive.Manifest.Id, archive.Manifest.Version, archive.Manifest.Title, archive.Hash)));
            foreach (var (name, size) in archive.Files)
            {
                context.Out.WriteLine(Terminal.Plain($"  {name}  {size.ToString("#,0", CultureInfo.InvariantCulture)} B"));
            }

            Check(context, archive, parsed.GetValue(trust)!);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List(CommandContext context, Option<DirectoryInfo?> packages, Option<DirectoryInfo> data)
    {
        var command = new Command("list", context.Texts["package.list"]) { packages, data };
        command.SetAction((parsed, cancellation) => GuardAsync(context, async () =>
            await PackageServer.TryListAsync(context, parsed.GetValue(data)!, parsed.GetValue(packages), cancellation) ?? ListFolder(context, parsed.GetValue(packages))));
        return command;
    }

    private static int ListFolder(CommandContext context, DirectoryInfo? packages)
    {
        if (packages is not null && NoFolder(context, packages.FullName) is { } words)
        {
            return context.Refuse(words);
        }

        var installed = Installed(packages);
        if (installed.Ids.Count == 0)
        {
            context.Out.WriteLine(context.Texts.Format("package.none-installed", Root(packages)));
        }

        foreach (var id in installed.Ids)
        {
            context.Out.WriteLine(Terminal.Plain($"{id}  {string.Join(" ← ", installed.Versions(id).Select(version => version.Version))}"));
        }

        return ExitCode.Done;
    }

    /// <summary>Why it is no folder; null when it is one.</summary>
    private static string? NoFolder(CommandContext context, string path) =>
        Directory.Exists(path) ? null : context.Texts.Format(File.Exists(path) ? "package.not-folder" : "package.no-folder", path);

    private static void Check(CommandContext context, PackageArchive archive, DirectoryInfo trust) =>
        context.Out.WriteLine(context.Texts.Format("package.publisher", PackageCheck.Publisher(archive, TrustRoots.Read(trust.FullName)), archive.KeyId));

    private static Argument<string> FileArgument(CommandContext context) => new("FILE") { Description = context.Texts["package.file"] };

    /// <exception cref="PackageException">It is a folder, or no whole package.</exception>
    internal static PackageArchive Open(string file)
    {
        if (Directory.Exists(file))
        {
            throw new PackageException(file, null, "这是一个文件夹，应为 .perfpack 文件。先用 perfhost package pack 打包；正在开发的文件夹用 perfhost serve --watch 打开。");
        }

        using var stream = File.OpenRead(file);
        return PackageArchive.Read(stream, ArchiveLimits.Default, Path.GetFileName(file));
    }

    internal static string Root(DirectoryInfo? packages) => packages?.FullName ?? RepositoryFolder.Find("plugins") ?? "plugins";

    internal static InstalledPackages Installed(DirectoryInfo? packages) => new(Root(packages));

    private static void WriteSecret(string file, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new StreamWriter(file, options);
        stream.Write(pem);
    }

    private static int Guard(CommandContext context, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (Say(context, error) is { } words)
        {
            return context.Refuse(words);
        }
    }

    internal static async Task<int> GuardAsync(CommandContext context, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (Say(context, error) is { } words)
        {
            return context.Refuse(words);
        }
    }

    private static string? Say(CommandContext context, Exception error) => error switch
    {
        PackageException or HttpRequestException => context.Texts.Format("package.refused", error.Message),
        IOException or UnauthorizedAccessException => context.Texts.Format("package.refused", FileTrouble.Say(error, context.Texts)),
        _ => null,
    };
}
