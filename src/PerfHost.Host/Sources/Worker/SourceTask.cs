namespace PerfHost.Host.Sources.Worker;

/// <summary>What a worker is to read, as plain data that goes to another process.</summary>
/// <param name="Folder">The folder of the package.</param>
/// <param name="Key">The key of the source in it.</param>
/// <param name="Jurisdiction">Whose ledger takes the observations.</param>
/// <param name="Cursor">Where the last reading ended; null for the first.</param>
/// <param name="Settings">The settings, secrets filled in.</param>
/// <param name="Network">Addresses it may reach.</param>
/// <param name="Files">Folders it may read.</param>
internal sealed record SourceTask(
    string Folder, string Key, string Jurisdiction, string? Cursor, SortedDictionary<string, string> Settings, IReadOnlyList<string> Network, IReadOnlyList<string> Files)
{
    /// <summary>True to look only whether the package has the source: nothing is read.</summary>
    public bool OnlyLooks { get; init; }
}
