namespace PerfHost.Scripting.Trials;

/// <summary>Runs one rule once for somebody who is writing it, in this process or in one that can be killed.</summary>
public interface IRuleTrial
{
    /// <summary>Compiles and runs a rule. Whatever the rule does becomes an outcome.</summary>
    /// <param name="request">The rule, its input and its limits.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="IOException">There is no process to run it in.</exception>
    Task<TrialOutcome> TryAsync(TrialRequest request, CancellationToken cancellation = default);
}
