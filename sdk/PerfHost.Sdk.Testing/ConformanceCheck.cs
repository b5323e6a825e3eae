namespace PerfHost.Sdk.Testing;

/// <summary>One promise of a contract, and how to test it.</summary>
/// <param name="Name">What is promised; unique within the suite and fit for a test's display name.</param>
/// <param name="Run">Tries it on its own, and throws when the promise is broken, usually a <see cref="ConformanceException"/>.</param>
public sealed record ConformanceCheck(string Name, Func<Task> Run)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
