namespace PerfHost.Host.Sources;

/// <summary>A data source cannot be run as it is written down.</summary>
/// <param name="message">In Chinese: what was found, where, what was expected.</param>
public class SourceConfigException(string message) : Exception(message);
