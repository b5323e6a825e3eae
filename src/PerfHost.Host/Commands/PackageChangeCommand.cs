using System.CommandLine;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary>
/// <c>perfhost package rollback | remove ID</c>: what would change is shown first and done when somebody agrees: at a
/// terminal by an answer, elsewhere by <c>--yes</c>.
/// </summary>
internal static class PackageChangeCommand
{
    public static Command Rollback(CommandContext context, Option<DirectoryInfo?> packages, Option<DirectoryInfo> trust, Option<DirectoryInfo> data) => Create(
        context, "rollback", packages, trust, data, PackageFolderPreview.Rollback, PackageServer.TryRollbackAsync,
        (installed, id) => context.Texts.Format("package.rolled-back", id, installed.Rollback(id).Version));

    public static Command Remove(CommandContext context, Option<DirectoryInfo?> packages, Option<DirectoryInfo> trust, Option<DirectoryInfo> data) => Create(
        context, "remove", packages, trust, data, PackageFolderPreview.Removal, PackageServer.TryRemoveAsync,
        (installed, id) =>
        {
            installed.Remove(id);
            return context.Texts.Format("package.removed", id);
        });

    private static Command Create(
        CommandContext context, string act, Option<DirectoryInfo?> packages, Option<DirectoryInfo> trust, Option<DirectoryInfo> data, Func<string, string, TrustRoots, PackagePreview> look,
        Func<CommandContext, DirectoryInfo, DirectoryInfo?, string, CancellationToken, Task<int?>> onServer, Func<InstalledPackages, string, string> onFolder)
    {
        var id = new Argument<string>("ID") { Description = context.Texts["package.id"] };
        var yes = new Option<bool>("--yes") { Description = context.Texts["package.yes-change"] };
        var command = new Command(act, context.Texts[$"package.{act}"]) { id, yes, packages, trust, data };
        command.SetAction((parsed, cancellation) => PackageCommand.GuardAsync(context, async () =>
        {
            var (named, root, folder) = (parsed.GetValue(id)!, parsed.GetValue(packages), parsed.GetValue(data)!);
            var served = await PackageServer.PreviewAsync(context, folder, root, named, act, cancellation);
            var preview = served ?? look(named, PackageCommand.Root(root), TrustRoots.Read(parsed.GetValue(trust)!.FullName));
            PackagePreviewText.Print(context, preview);
            if (preview.Problems.Count > 0)
            {
                return context.Refuse(context.Texts.Format("package.refused", string.Join('\n', preview.Problems)));
            }

            if (!parsed.GetValue(yes) && !context.Agrees(context.Texts[$"package.ask-{act}"]))
            {
                return context.Refuse(context.Texts["package.not-agreed"]);
            }

            if (served is not null)
            {
                return await onServer(context, folder, root, named, cancellation) ?? throw new IOException(context.Texts["package.server-gone"]);
            }

            context.Out.WriteLine(onFolder(PackageCommand.Installed(root), named));
            return ExitCode.Done;
        }));
        return command;
    }
}
