using System.Threading.Channels;
using PerfHost.Loading.Development;
using PerfHost.Loading.Unloading;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Packages that were unloaded, until it is known whether their memory came back. Looks a few times, later and later,
/// since evaluations may still be running; then the verdict stands. Safe for many threads.
/// </summary>
public sealed partial class UnloadedPackages(TimeProvider time, ILogger<UnloadedPackages> logger) : BackgroundService
{
    private const int KeptVerdicts = 200;

    private static readonly TimeSpan[] Looks = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(25)];

    private readonly Lock _gate = new();
    private readonly List<Pending> _pending = [];
    private readonly OrderedDictionary<string, UnloadVerdict> _verdicts = new(StringComparer.Ordinal);
    private readonly Channel<bool> _added = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>How many are not known to be gone.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>The last verdict on a package; null when none of its versions was unloaded, or it is not known yet.</summary>
    /// <param name="id">The package's id.</param>
    public UnloadVerdict? Verdict(string id)
    {
        lock (_gate)
        {
            return _verdicts.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes a package that was just unloaded.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="watch">Watches its memory.</param>
    /// <param name="shadow">A copy to delete when it is gone; null when there is none.</param>
    public void Add(string id, UnloadWatch watch, string? shadow)
    {
        lock (_gate)
        {
            _pending.Add(new Pending(id, watch, shadow));

            // What became of an earlier version says nothing of this one; after a rollback it would name the version in force as unloaded.
            _verdicts.Remove(id);
        }

        _added.Writer.TryWrite(true);
    }

    /// <summary>Collects garbage and looks at all that wait.</summary>
    /// <param name="isLast">Also lets a verdict stand that says not gone.</param>
    public void Look(bool isLast)
    {
        Pending[] pending;
        lock (_gate)
        {
            pending = [.. _pending];
        }

        foreach (var one in pending)
        {
            var verdict = one.Watch.Judge();
            if (verdict.IsGone || isLast)
            {
                Settle(one, verdict);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _added.Reader.WaitToReadAsync(stoppingToken))
            {
                for (var look = 0; look < Looks.Length && Waiting > 0; look++)
                {
                    // Swaps in a row are looked at together: each look stops the world for a moment.
                    await Task.Delay(Looks[look], time, stoppingToken);
                    look = _added.Reader.TryRead(out _) ? 0 : look;
                    Look(isLast: look == Looks.Length - 1);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private void Settle(Pending one, UnloadVerdict verdict)
    {
        lock (_gate)
        {
            _pending.Remove(one);
            _verdicts.Remove(one.Id);
            _verdicts.Add(one.Id, verdict);
            if (_verdicts.Count > KeptVerdicts)
            {
                _verdicts.RemoveAt(0);
            }
        }

        if (!verdict.IsGone)
        {
            NotGone(logger, verdict.ToString());
        }
        else if (one.Shadow is { } shadow)
        {
            ShadowCopy.Delete(shadow);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Verdict}")]
    private static partial void NotGone(ILogger logger, string verdict);

    private sealed record Pending(string Id, UnloadWatch Watch, string? Shadow);
}
