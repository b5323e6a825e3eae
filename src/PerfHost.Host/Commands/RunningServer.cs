using PerfHost.Host.Serving;
using PerfHost.Storage.Ledger;

namespace PerfHost.Host.Commands;

/// <summary>
/// Runs a verb where the data are: through the server that has the data folder open, or on the folder itself when none has.
/// </summary>
internal static class RunningServer
{
    public static async Task<int> OrFolderAsync(
        CommandContext context, DirectoryInfo data, Func<HttpClient, Task<int>> onServer, Func<SqliteLedgerStore, Task<int>> onFolder)
    {
        if (ServerAddress.Find(data.FullName) is { } address)
        {
            try
            {
                // The address is this machine's own: a proxy named in the environment cannot reach it.
                using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
                return await onServer(http);
            }
            catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // The note was left by a server that was killed: nobody holds the folder, so open it.
            }
        }

        await using var store = DataFolder.OpenExisting(context, data);
        return store is null ? ExitCode.WrongInput : await onFolder(store);
    }
}
