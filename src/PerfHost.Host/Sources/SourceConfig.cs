namespace PerfHost.Host.Sources;

/// <summary>One data source as the administrator wrote it down. Immutable; holds the names of secrets, never their values.</summary>
/// <param name="Id">Its id, unique in the file.</param>
/// <param name="Package">The package that brings it.</param>
/// <param name="Key">Its key in the package.</param>
/// <param name="Jurisdiction">Whose ledger takes its observations.</param>
public sealed record SourceConfig(string Id, string Package, string Key, string Jurisdiction)
{
    /// <summary>What people call it; its id when nothing was written.</summary>
    public string Title { get; init; } = Id;

    /// <summary>Its settings as plain words.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Settings whose values are secrets: the setting and the secret's name.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Addresses it may reach, <c>host:port</c>.</summary>
    public IReadOnlyList<string> Network { get; init; } = [];

    /// <summary>Folders it may read, as full paths.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>When it is read (a cron expression of Quartz: seconds first); null when only by hand.</summary>
    public string? Schedule { get; init; }

    /// <summary>A new value has to come at least this often; null when none was promised.</summary>
    public TimeSpan? FreshWithin { get; init; }

    /// <summary>How long one reading may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What came from it can be observed by nobody else: another system keeps it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>How its observations name it in the ledger.</summary>
    public string LedgerName => NameFor(Id);

    /// <summary>How the observations of a source name it in the ledger.</summary>
    /// <param name="id">The source's id.</param>
    public static string NameFor(string id) => $"数据源 {id}";
}
