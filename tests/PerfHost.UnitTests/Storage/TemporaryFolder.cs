namespace PerfHost.UnitTests.Storage;

/// <summary>A folder that goes with the test.</summary>
/// <param name="prefix">How its name begins.</param>
internal sealed class TemporaryFolder(string prefix = "perfhost-") : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
