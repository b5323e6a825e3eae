namespace PerfHost.Sdk.Testing;

/// <summary>An implementation does not do what its contract promises.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Says what was expected and found.</summary>
    /// <param name="message">The sentence.</param>
    public ConformanceException(string message) : base(message)
    {
    }
}
