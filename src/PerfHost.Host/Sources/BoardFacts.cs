using PerfHost.Engine.Facts;
using PerfHost.Host.Runtime;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Sources;

/// <summary>The facts as the server's boards have them.</summary>
internal sealed class BoardFacts(BoardSet boards, BoardPump pump) : IFactsView
{
    public async Task<T?> LookAsync<T>(string jurisdiction, Func<JurisdictionFacts, T> look, CancellationToken cancellation)
        where T : class =>
        await boards.FindAsync(jurisdiction, cancellation) is { } board ? await board.LookAsync(projection => look(projection.Facts), cancellation) : null;

    public ValueTask GrewAsync(string jurisdiction, CancellationToken cancellation) => pump.TellAsync(jurisdiction, cancellation);
}
