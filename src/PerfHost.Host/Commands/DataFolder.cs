using PerfHost.Storage.Folder;
using PerfHost.Storage.Ledger;

namespace PerfHost.Host.Commands;

/// <summary>Opens the data folder for a command, or says why it cannot be opened.</summary>
internal static class DataFolder
{
    /// <summary>Opens an existing data folder; says so when there is none, and makes none.</summary>
    public static SqliteLedgerStore? OpenExisting(CommandContext context, DirectoryInfo folder)
    {
        if (File.Exists(Path.Combine(folder.FullName, "ledger.db")))
        {
            return Open(context, folder);
        }

        context.Refuse(context.Texts.Format("data.none", folder.FullName));
        return null;
    }

    /// <summary>Opens a data folder, a new one included.</summary>
    public static SqliteLedgerStore? Open(CommandContext context, DirectoryInfo folder)
    {
        try
        {
            folder.Create();
            return SqliteLedgerStore.Open(folder.FullName, TimeProvider.System);
        }
        catch (DataFolderLockedException)
        {
            context.Refuse(context.Texts.Format("data.locked", folder.FullName));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException or InvalidDataException)
        {
            context.Refuse(context.Texts.Format("data.unreadable", folder.FullName, error.Message));
        }

        return null;
    }
}
