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
        if (await TryAsync(data, onServer) is { } code)
        {
            return code;
        }

        await using var store = DataFolder.OpenExisting(context, data);
        return store is null ? ExitCode.WrongInput : await onFolder(store);
    }

    /// <summary>Runs a verb through the server that has a data folder open.</summary>
    /// <returns>The exit code; null when none has it open, or the verb does not concern that server.</returns>
    public static async Task<int?> TryAsync<T>(DirectoryInfo data, Func<HttpClient, Task<T>> onServer)
    {
        if (ServerAddress.Find(data.FullName) is not { } address)
        {
            return null;
        }

        try
        {
            // The address is this machine's own: a proxy named in the environment cannot reach it.
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
            if (LocalSecret.Find(data.FullName) is { } secret)
            {
                http.DefaultRequestHeaders.Add(LocalSecret.Header, secret);
            }

            return await onServer(http) as int?;
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            // The note was left by a server that was killed: nobody holds the folder.
            return null;
        }
    }
}
