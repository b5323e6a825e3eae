namespace PerfHost.Sdk;

/// <summary>What a data source is asked for.</summary>
/// <param name="Jurisdiction">The id of the jurisdiction (行政区) whose ledger will take the observations.</param>
/// <param name="Cursor">The cursor that the source yielded last; null on the first reading.</param>
/// <param name="Settings">The source's own settings from the package or the administrator, in ordinal key order.</param>
public sealed record DataRequest(string Jurisdiction, string? Cursor, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>What the administrator allows this source to reach; nothing unless it was said.</summary>
    public Consent Consent { get; init; } = Consent.Nothing;
}
