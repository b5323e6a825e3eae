namespace PerfHost.Connectors.Settings;

/// <summary>A setting or a mapping is not as it should be: nothing can be read until somebody changes it.</summary>
/// <param name="message">In Chinese: what was found, what was expected.</param>
public sealed class SourceSettingsException(string message) : Exception(message);
