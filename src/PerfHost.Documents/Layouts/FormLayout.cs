namespace PerfHost.Documents.Layouts;

/// <summary>How one place prints its self-evaluation form: mapping data, read from a package's YAML.</summary>
public sealed record FormLayout
{
    /// <summary>Its id, unique among the layouts in use.</summary>
    public required string Id { get; init; }
}
