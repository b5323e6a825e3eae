namespace PerfHost.SystemTests.Running;

/// <summary>A folder of a test's own, deleted at its end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("perfhost-").FullName;

    /// <summary>A file in it that need not exist.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
