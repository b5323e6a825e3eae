namespace PerfHost.Client;

/// <summary>What became of a message that a <see cref="BoardView"/> was given.</summary>
public enum ApplyOutcome
{
    /// <summary>It was taken in, and the checksum over the whole board fits.</summary>
    Applied,

    /// <summary>It is a delta that does not start where the view is; the view did not change.</summary>
    BrokenChain,

    /// <summary>It was taken in, and the checksum over the whole board does not fit.</summary>
    BrokenChecksum,
}

/// <summary>The answer of <see cref="BoardView.Apply"/>.</summary>
/// <param name="Outcome">What became of the message.</param>
/// <param name="Reason">What was found and what was expected; null when it was applied.</param>
public readonly record struct ApplyResult(ApplyOutcome Outcome, string? Reason = null)
{
    /// <summary>Whether the view can only go on from a snapshot: watch again without a resume token.</summary>
    public bool NeedsSnapshot => Outcome != ApplyOutcome.Applied;
}
