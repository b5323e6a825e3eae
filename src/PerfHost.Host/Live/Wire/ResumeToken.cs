namespace PerfHost.Live;

/// <summary>Where a subscriber was when it went away.</summary>
/// <param name="Sequence">The <see cref="BoardMessage.To"/> of the last message it took in.</param>
/// <param name="Root">The <see cref="BoardMessage.Root"/> of that message; after a restore it no longer fits and a snapshot comes.</param>
public sealed record ResumeToken(long Sequence, string Root);
