using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Ledger;
using PerfHost.Live;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Live;

/// <summary>
/// Pushes boards to whoever subscribes. A stream is written no faster than its subscriber reads, and each message holds
/// the latest value of what changed, so a slow subscriber costs no memory here and never sees old news.
/// </summary>
public sealed class LiveHub(BoardSet boards, TimeProvider time) : Hub
{
    /// <summary>At most five messages a second and subscriber: faster than people read, slow enough to conflate.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    /// <summary>What follows a board's id when its wall screen is meant; an id has no slash.</summary>
    private const string Wall = "/wall";

    /// <summary>Subscribes to a board, or to its wall.</summary>
    /// <param name="board">The id of a jurisdiction; with <c>/wall</c> after it, its wall.</param>
    /// <param name="resume">Where the subscriber was; null, unknown or from before a restore gives a snapshot.</param>
    /// <param name="cancellation">Ends the subscription.</param>
    /// <exception cref="HubException">There is no such board.</exception>
    public async IAsyncEnumerable<BoardMessage> Watch(string board, ResumeToken? resume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var name = board ?? "";
        var isWall = name.EndsWith(Wall, StringComparison.Ordinal);
        var watched = await boards.FindAsync(isWall ? name[..^Wall.Length] : name, cancellation) ?? throw new HubException($"没有看板“{board}”。");
        var changed = watched.Changed;
        var feed = isWall ? await watched.WallAsync(cancellation) : watched.Feed;
        long at;
        if (resume is not null && CanResume(feed, resume))
        {
            var missed = feed.Since(resume.Sequence);
            at = missed.To;
            yield return Message(name, missed);
        }
        else
        {
            var snapshot = feed.Snapshot();
            at = snapshot.To;
            yield return Snapshot(name, snapshot);
        }

        while (true)
        {
            await changed.WaitAsync(cancellation);
            if (watched.IsAbandoned)
            {
                // Another board took its place: its cells are the same ledger's, but may be others than were sent.
                watched = await boards.FindAsync(watched.Id, cancellation) ?? throw new HubException($"没有看板“{board}”。");
                changed = watched.Changed;
                feed = isWall ? await watched.WallAsync(cancellation) : watched.Feed;
                var anew = feed.Snapshot();
                at = anew.To;
                yield return Snapshot(name, anew);
                continue;
            }

            changed = watched.Changed;
            var delta = feed.Since(at);
            if (delta.To > at)
            {
                at = delta.To;
                yield return Message(name, delta);
                await Task.Delay(Pace, time, cancellation);
            }
        }
    }

    private static bool CanResume(BoardFeed feed, ResumeToken resume) =>
        resume.Root is { Length: Hash.Size * 2 } root && root.All(char.IsAsciiHexDigit) && feed.CanResume(resume.Sequence, Hash.Parse(root));

    private static BoardMessage Snapshot(string board, BoardSnapshot snapshot) =>
        new(BoardMessage.Snapshot, board, 0, snapshot.To, snapshot.Root.ToString(), Cells(snapshot.Cells), snapshot.Checksum);

    private static BoardMessage Message(string board, BoardDelta delta) =>
        new(BoardMessage.Delta, board, delta.From, delta.To, delta.Root.ToString(), Cells(delta.Cells), delta.Checksum);

    private static SortedDictionary<string, string?> Cells(IReadOnlyList<CellChange> changes)
    {
        var cells = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            cells[change.Key] = change.Value;
        }

        return cells;
    }
}
