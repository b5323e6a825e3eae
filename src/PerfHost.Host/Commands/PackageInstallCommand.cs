using System.CommandLine;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary>
/// <c>perfhost package install | upgrade FILE</c> and <c>package info FILE|FOLDER|ID</c>: what a package would change is shown
/// first, and what it asks for is granted by somebody or not at all.
/// </summary>
internal static class PackageInstallCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo?> packages, Option<DirectoryInfo> trust, Option<DirectoryInfo> data)
    {
        var file = new Argument<string>("FILE") { Description = context.Texts["package.file"] };
        var yes = new Option<bool>("--yes") { Description = context.Texts["package.yes"] };
        var consent = new Option<string[]>("--consent") { Description = context.Texts["package.consent"], HelpName = "CAPABILITY" };
        var command = new Command("install", context.Texts["package.install"]) { file, yes, consent, packages, trust, data };
        command.Aliases.Add("upgrade");
        command.SetAction((parsed, cancellation) => PackageCommand.GuardAsync(context, async () =>
        {
            var (path, root, folder) = (parsed.GetValue(file)!, parsed.GetValue(packages), parsed.GetValue(data)!);
            var archive = PackageCommand.Open(path);
            var preview = await PackageServer.PreviewAsync(context, folder, root, path, cancellation);
            var installed = preview is null ? PackageCommand.Installed(root) : null;
            preview ??= PackageFolderPreview.File(archive, PackageCommand.Root(root), TrustRoots.Read(parsed.GetValue(trust)!.FullName));
            if (preview is { Problems.Count: 0, IsInForce: true, Unconsented.Count: 0 })
            {
                context.Out.WriteLine(context.Texts.Format("package.in-force", preview.Id, preview.To));
                return ExitCode.Done;
            }

            PackagePreviewText.Print(context, preview);
            if (preview.Problems.Count > 0)
            {
                return context.Refuse(context.Texts.Format("package.refused", string.Join('\n', preview.Problems)));
            }

            var given = Given(context, preview, parsed.GetValue(yes), parsed.GetValue(consent) ?? []);
            if (given is null)
            {
                return context.Refuse(context.Texts.Format("package.unconsented", string.Join('、', preview.Unconsented), Consents.Options(preview.Unconsented)));
            }

            if (installed is null)
            {
                return await PackageServer.TryInstallAsync(context, folder, root, path, given, cancellation)
                    ?? throw new IOException(context.Texts["package.server-gone"]);
            }

            Consents.Refuse(preview.Id, preview.Unconsented, [.. preview.Capabilities.Select(asked => asked.Capability)], given);
            installed.Install(archive);
            installed.Grants.Add(preview.Id, given, Environment.UserName, TimeProvider.System.GetUtcNow());
            context.Out.WriteLine(context.Texts.Format("package.installed", preview.Id, preview.To));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command CreateInfo(CommandContext context, Option<DirectoryInfo?> packages, Option<DirectoryInfo> trust, Option<DirectoryInfo> data)
    {
        var what = new Argument<string>("PACKAGE") { Description = context.Texts["package.what"] };
        var command = new Command("info", context.Texts["package.info"]) { what, packages, trust, data };
        command.SetAction((parsed, cancellation) => PackageCommand.GuardAsync(context, async () =>
        {
            var (named, root, roots) = (parsed.GetValue(what)!, parsed.GetValue(packages), TrustRoots.Read(parsed.GetValue(trust)!.FullName));
            var preview = File.Exists(named)
                ? await PackageServer.PreviewAsync(context, parsed.GetValue(data)!, root, named, cancellation)
                    ?? PackageFolderPreview.File(PackageCommand.Open(named), PackageCommand.Root(root), roots)
                : PackageFolderPreview.Info(context, named, (await PackageServer.ListAsync(context, parsed.GetValue(data)!, root, cancellation))?.Root ?? PackageCommand.Root(root), roots);
            PackagePreviewText.Print(context, preview);
            return preview.Problems.Count > 0 ? context.Refuse(context.Texts.Format("package.refused", string.Join('\n', preview.Problems))) : ExitCode.Done;
        }));
        return command;
    }

    /// <returns>What is consented to; null when it is not.</returns>
    private static IReadOnlyList<string>? Given(CommandContext context, PackagePreview preview, bool yes, IReadOnlyList<string> consent)
    {
        var wanted = preview.Unconsented;
        if (yes || wanted.All(capability => consent.Contains(capability, StringComparer.Ordinal)))
        {
            return yes ? [.. wanted.Union(consent)] : consent;
        }

        return context.Agrees(context.Texts["package.ask"]) ? [.. wanted.Union(consent)] : null;
    }
}
