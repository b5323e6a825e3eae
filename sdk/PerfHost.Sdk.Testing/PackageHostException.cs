namespace PerfHost.Sdk.Testing;

/// <summary>The in-memory host was asked for something that is not there, or a package does not do what it has to.</summary>
/// <param name="message">In Chinese: what was found, what was expected, what to do.</param>
public sealed class PackageHostException(string message) : Exception(message);
