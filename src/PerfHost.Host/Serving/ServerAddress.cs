namespace PerfHost.Host.Serving;

/// <summary>A note in the data folder that says where the running server listens, for command-line verbs that go to it.</summary>
internal sealed class ServerAddress : IDisposable
{
    private readonly string _file;

    private ServerAddress(string file) => _file = file;

    /// <summary>Writes the note; disposing takes it back.</summary>
    public static ServerAddress Announce(string dataFolder, string url)
    {
        var file = FileIn(dataFolder);
        File.WriteAllText(file, url);
        return new ServerAddress(file);
    }

    /// <summary>The address of the server that has the data folder open; null when none left a note.</summary>
    public static Uri? Find(string dataFolder)
    {
        var file = FileIn(dataFolder);
        return File.Exists(file) && Uri.TryCreate(File.ReadAllText(file), UriKind.Absolute, out var url) && url.IsLoopback ? url : null;
    }

    public void Dispose() => File.Delete(_file);

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "server.url");
}
