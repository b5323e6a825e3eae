namespace PerfHost.Sdk;

/// <summary>
/// Answers: what follows from a result (reward, cut, talk, rectification, alert)? Pure. The host proposes what it
/// returns; people decide. One instance serves many threads.
/// </summary>
public interface IResultPolicy
{
    /// <summary>Proposes what follows.</summary>
    /// <param name="context">A reviewed result; the host never asks on an unreviewed one.</param>
    /// <returns>Any number of proposals.</returns>
    /// <remarks>May throw: the host catches, names package, version and policy, and goes on.</remarks>
    IReadOnlyList<ResultAction> Apply(ResultContext context);
}
