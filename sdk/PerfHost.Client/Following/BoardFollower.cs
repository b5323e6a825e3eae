using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using PerfHost.Live;

namespace PerfHost.Client.Following;

/// <summary>Keeps a view up to date for ever: subscribes, and subscribes again whenever the subscription ends or goes wrong.</summary>
internal sealed class BoardFollower(Func<string, ResumeToken?, CancellationToken, IAsyncEnumerable<BoardMessage>> watch, TimeProvider time)
{
    private readonly BackOff _unreachable = new();
    private readonly BackOff _disagreeing = new();
    private int _brokenInARow;

    public async IAsyncEnumerable<BoardEvent> FollowAsync(BoardView view, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            BoardEvent last;
            await using (var messages = watch(view.Board, view.ResumeToken, cancellation).GetAsyncEnumerator(cancellation))
            {
                do
                {
                    last = await NextAsync(messages, view, cancellation);
                    yield return last;
                }
                while (last.Kind == BoardEventKind.Applied);
            }

            await Task.Delay(last.RetryAfter, time, cancellation);
        }
    }

    private async Task<BoardEvent> NextAsync(IAsyncEnumerator<BoardMessage> messages, BoardView view, CancellationToken cancellation)
    {
        try
        {
            if (!await messages.MoveNextAsync())
            {
                return new BoardEvent(BoardEventKind.Lost, null, "the server ended the subscription", _unreachable.Next());
            }
        }
        catch (HubException) when (view.Root.Length == 0)
        {
            // The very first answer is a refusal: there is no such board, and asking again will not make one.
            throw;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return new BoardEvent(BoardEventKind.Lost, null, error.Message, _unreachable.Next());
        }

        _unreachable.Reset();
        return Take(view, messages.Current);
    }

    private BoardEvent Take(BoardView view, BoardMessage message)
    {
        var result = view.Apply(message);
        if (result.NeedsSnapshot)
        {
            return ++_brokenInARow == 1
                ? new BoardEvent(BoardEventKind.Broken, message, result.Reason, TimeSpan.Zero)
                : new BoardEvent(BoardEventKind.BrokenAgain, message, result.Reason, _disagreeing.Next());
        }

        // A good snapshot alone proves little: it is the deltas after it that have to fit.
        if (message.Kind == BoardMessage.Delta)
        {
            _brokenInARow = 0;
            _disagreeing.Reset();
        }

        return new BoardEvent(BoardEventKind.Applied, message, null, TimeSpan.Zero);
    }
}
