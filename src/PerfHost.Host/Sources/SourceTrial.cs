using PerfHost.Sdk;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>A reading that keeps nothing: what a source would bring, for whoever writes its mapping. For one thread.</summary>
internal sealed class SourceTrial(SourceConfig source, IFactsView facts, TimeProvider time, int most)
{
    private const int BatchSize = 5000;
    private readonly List<SourceObservation> _observations = [];
    private readonly List<RejectedRow> _rejections = [];

    /// <summary>How much of what.</summary>
    public SourceTally Tally { get; private set; } = new(0, 0, 0);

    /// <summary>The first rejected rows.</summary>
    public IReadOnlyList<RejectedRow> Rejections => _rejections;

    public async ValueTask TakeAsync(SourceItem item, CancellationToken cancellation)
    {
        if (item is SourceRejection rejection)
        {
            Reject([rejection]);
        }
        else if (item is SourceObservation observation)
        {
            _observations.Add(observation);
            if (_observations.Count == BatchSize)
            {
                await LookAsync(cancellation);
            }
        }
    }

    public Task EndAsync(CancellationToken cancellation) => LookAsync(cancellation);

    private async Task LookAsync(CancellationToken cancellation)
    {
        var check = await facts.LookAsync(source.Jurisdiction, now => BatchCheck.Of(now, _observations, source.LedgerName), cancellation)
            ?? throw new SourceConfigException($"没有行政区“{source.Jurisdiction}”的台账，数据源“{source.Id}”的值无处可写。");
        _observations.Clear();
        Tally = Tally with { Accepted = Tally.Accepted + check.Accepted.Count, Unchanged = Tally.Unchanged + check.Unchanged };
        Reject(check.Rejected);
    }

    private void Reject(IReadOnlyList<SourceRejection> rejections)
    {
        Tally = Tally with { Rejected = Tally.Rejected + rejections.Count };
        _rejections.AddRange(rejections.Take(most - _rejections.Count).Select(rejection => new RejectedRow(time.GetUtcNow(), rejection.Place, rejection.Found, rejection.Expected)));
    }
}
