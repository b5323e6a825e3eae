namespace PerfHost.Sdk;

/// <summary>What a data source is asked for.</summary>
/// <param name="Jurisdiction">The id of the jurisdiction (行政区) whose ledger will take the observations.</param>
/// <param name="Cursor">The cursor that the source yielded last; null on the first reading.</param>
/// <param name="Settings">The source's own settings from the package or the administrator, in ordinal key order.</param>
public sealed record DataRequest(string Jurisdiction, string? Cursor, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>What the administrator allows this source to reach; nothing unless it was said.</summary>
    public Consent Consent { get; init; } = Consent.Nothing;

    /// <summary>A setting that the source cannot do without. One that it can, it looks for in <see cref="Settings"/>.</summary>
    /// <param name="key">Its key, as it is written under <c>settings</c>; letter case counts.</param>
    /// <returns>Its value, never empty or blank.</returns>
    /// <exception cref="SettingMissingException">It was not written down, or is blank. Let it through: the host shows its message and counts the reading as failed.</exception>
    public string Setting(string key) =>
        Settings.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value : throw new SettingMissingException(key);
}
