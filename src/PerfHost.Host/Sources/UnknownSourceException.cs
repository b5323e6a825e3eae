namespace PerfHost.Host.Sources;

/// <summary>No data source of that name is written down.</summary>
/// <param name="message">In Chinese: which, and which there are.</param>
public sealed class UnknownSourceException(string message) : SourceConfigException(message);
