using PerfHost.Engine.Ledger;

namespace PerfHost.UnitTests.Sources;

/// <summary>A store that fails at one append, before it or after it, as a crash of the machine would.</summary>
/// <param name="inner">Keeps what was appended.</param>
/// <param name="append">Which append fails, from 1.</param>
/// <param name="after">Whether the entries are durable by then.</param>
internal sealed class BreakingStore(ILedgerStore inner, int append, bool after) : ILedgerStore
{
    private int _appends;

    public bool IsBroken { get; private set; }

    public async ValueTask<AppendResult> AppendAsync(string jurisdiction, AppendRequest request, CancellationToken cancellation = default)
    {
        IsBroken = ++_appends == append;
        if (IsBroken && !after)
        {
            throw new CrashException();
        }

        var result = await inner.AppendAsync(jurisdiction, request, cancellation);
        return IsBroken ? throw new CrashException() : result;
    }

    public ValueTask<IReadOnlyList<StoredEntry>> ReadAsync(string jurisdiction, long after, int limit, CancellationToken cancellation = default) => inner.ReadAsync(jurisdiction, after, limit, cancellation);

    public ValueTask<IReadOnlyList<LedgerHead>> HeadsAsync(CancellationToken cancellation = default) => inner.HeadsAsync(cancellation);

    /// <summary>Nothing catches it: whatever stood behind it is not done, as when the power goes.</summary>
    public sealed class CrashException : Exception;
}
