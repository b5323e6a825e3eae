using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Storage.Ledger;

/// <summary>What the writer knows of an append. The root is computed by whoever asks for the result, not by the writer.</summary>
internal readonly record struct AppendOutcome(long First, long Last, MerkleFrontier? Frontier, bool Repeated)
{
    private readonly Conflict? _conflict;

    public AppendOutcome(Conflict conflict) : this(0, 0, null, Repeated: false) => _conflict = conflict;

    public AppendResult Result() => _conflict is not null ? _conflict : new Appended(First, Last, Frontier!.Root(), Repeated);
}
