using System.CommandLine;
using PerfHost.Storage.Backup;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost backup</c> and <c>perfhost restore</c></summary>
internal static class BackupCommand
{
    public static Command CreateBackup(CommandContext context, Option<DirectoryInfo> data)
    {
        var output = new Option<string>("--output", "-o") { Description = context.Texts["backup.output"], Required = true, HelpName = "FILE" };
        var backup = new Command("backup", context.Texts["backup.description"]) { output, data };
        backup.SetAction(async (parsed, cancellation) =>
        {
            var (file, folder) = (parsed.GetValue(output)!, parsed.GetValue(data)!.FullName);
            if (File.Exists(file))
            {
                return context.Refuse(context.Texts.Format("export.exists", file));
            }

            if (!File.Exists(Path.Combine(folder, "ledger.db")))
            {
                return context.Refuse(context.Texts.Format("data.none", folder));
            }

            return await GuardAsync(context, "backup.failed", async () =>
                Done(context, "backup.done", await LedgerBackup.CreateAsync(folder, file, TimeProvider.System, cancellation), file));
        });
        return backup;
    }

    public static Command CreateRestore(CommandContext context, Option<DirectoryInfo> data)
    {
        var file = new Argument<string>("FILE") { Description = context.Texts["restore.file"] };
        var restore = new Command("restore", context.Texts["restore.description"]) { file, data };
        restore.SetAction(async (parsed, cancellation) =>
        {
            var (backup, folder) = (parsed.GetValue(file)!, parsed.GetValue(data)!);
            if (!File.Exists(backup))
            {
                return context.Refuse(context.Texts.Format("score.cannot-read", backup, context.Texts["score.not-found"]));
            }

            if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
            {
                return context.Refuse(context.Texts.Format("restore.not-empty", folder.FullName));
            }

            return await GuardAsync(context, "restore.failed", async () =>
                Done(context, "restore.done", await LedgerBackup.RestoreAsync(backup, folder.FullName, cancellation), backup));
        });
        return restore;
    }

    private static int Done(CommandContext context, string key, BackupManifest manifest, string file)
    {
        context.Out.WriteLine(context.Texts.Format(key, manifest.Heads.Count, manifest.Heads.Sum(head => head.Sequence), file));
        return ExitCode.Done;
    }

    private static async Task<int> GuardAsync(CommandContext context, string key, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(context.Texts.Format(key, error.Message));
            return ExitCode.Failed;
        }
    }
}
