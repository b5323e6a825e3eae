namespace PerfHost.Sdk.Testing.Cases;

/// <summary>Cases were not met, or could not be read: each with file, line, name, what was expected and what came.</summary>
/// <param name="message">In Chinese, several lines.</param>
public sealed class CasesFailedException(string message) : Exception(message);
