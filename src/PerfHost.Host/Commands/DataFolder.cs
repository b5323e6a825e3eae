using PerfHost.Storage.Folder;
using PerfHost.Storage.Ledger;

namespace PerfHost.Host.Commands;

/// <summary>Opens the data folder for a command, or says why it cannot be opened.</summary>
internal static class DataFolder
{
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
