namespace PerfHost.Loading.Installing;

/// <summary>What an administrator granted to an installed package. Immutable.</summary>
/// <param name="Capability">As the manifest asks for it: <c>network: host:port</c> or <c>files: folder</c>.</param>
/// <param name="Person">Who granted it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record GrantedCapability(string Capability, string Person, DateTimeOffset At);
