using PerfHost.Live;

namespace PerfHost.Client;

/// <summary>What kind of news a <see cref="BoardEvent"/> is.</summary>
public enum BoardEventKind
{
    /// <summary>A message was taken in; the view is consistent.</summary>
    Applied,

    /// <summary>A message did not fit; a snapshot was asked for at once.</summary>
    Broken,

    /// <summary>Messages did not fit twice in a row; a snapshot is asked for after <see cref="BoardEvent.RetryAfter"/>.</summary>
    BrokenAgain,

    /// <summary>The connection was lost or could not be made; the next attempt comes after <see cref="BoardEvent.RetryAfter"/>.</summary>
    Lost,
}

/// <summary>News of a board that is followed.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Message">The message; null when the connection was lost.</param>
/// <param name="Reason">What went wrong; null when nothing did.</param>
/// <param name="RetryAfter">How long until the next attempt; zero when there is no waiting.</param>
public sealed record BoardEvent(BoardEventKind Kind, BoardMessage? Message, string? Reason, TimeSpan RetryAfter);
