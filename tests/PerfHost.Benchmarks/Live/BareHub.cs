using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using PerfHost.Live;

namespace PerfHost.Benchmarks.Live;

/// <summary>SignalR and nothing else: a stream of whatever is put into the channel.</summary>
/// <param name="messages">The messages.</param>
public sealed class BareHub(Channel<BoardMessage> messages) : Hub
{
    /// <summary>Looks to a client like a board.</summary>
    /// <param name="board">Not looked at.</param>
    /// <param name="resume">Not looked at.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public IAsyncEnumerable<BoardMessage> Watch(string board, ResumeToken? resume, CancellationToken cancellation) => messages.Reader.ReadAllAsync(cancellation);
}
