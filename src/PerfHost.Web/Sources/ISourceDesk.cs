namespace PerfHost.Web.Sources;

/// <summary>The data sources as an administrator looks at them and starts them. Safe for many threads.</summary>
public interface ISourceDesk
{
    /// <summary>How all sources are now.</summary>
    SourceList List();

    /// <summary>The rows of the last readings that could not be used, the latest first.</summary>
    /// <param name="id">The source; one that is not known has none.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<RejectedRow> Rejections(string id, int most);

    /// <summary>Begins to read a source and waits a moment for its end; what takes longer goes on.</summary>
    /// <param name="id">The source.</param>
    /// <returns>Why it cannot be read; null when it is, or was.</returns>
    Task<string?> StartAsync(string id);
}

/// <summary>The sources of a host.</summary>
/// <param name="File">The file that names them.</param>
/// <param name="Sources">The sources in the order of the file.</param>
/// <param name="Problems">What is wrong with the file: each source that cannot be used, or the one thing that makes it no list of sources. Empty when nothing is.</param>
public sealed record SourceList(string File, IReadOnlyList<SourceStatus> Sources, IReadOnlyList<string> Problems);
