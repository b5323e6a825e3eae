using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Explain;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Packages;

namespace PerfHost.Web.Boards;

/// <summary>
/// The living board of one jurisdiction: tails its ledger, folds, evaluates, and wakes subscribers. Safe for many threads.
/// </summary>
public sealed class Board : IDisposable
{
    private const int Page = 1000;

    /// <summary>How many subjects of a trial are evaluated while the board stands still: about a millisecond's worth.</summary>
    private const int TrialSlice = 64;

    private readonly BoardGate _gate;
    private readonly ILedgerStore _store;
    private readonly PackagesInForce _packages;
    private readonly BoardProjection _projection;

    // Folded but not yet fed: reading may be given up half-way, and what was folded by then must still reach the feed.
    private readonly List<CellChange> _pending = [];
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);
    private PackageSet _under;
    private bool _isRecorded;
    private WallFeed? _wall;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A board that has taken in nothing yet.</summary>
    /// <param name="jurisdiction">The jurisdiction's id.</param>
    /// <param name="store">Its ledger.</param>
    /// <param name="packages">What it is computed by.</param>
    public Board(string jurisdiction, ILedgerStore store, PackagesInForce packages)
    {
        ArgumentNullException.ThrowIfNull(packages);
        (Id, _store, _packages, _under) = (jurisdiction, store, packages, packages.Current);
        _projection = new BoardProjection(_under.Schemes, _under.Extensions);
        _gate = new BoardGate(jurisdiction);
    }

    /// <summary>The jurisdiction's id, which is the board's.</summary>
    public string Id { get; }

    /// <summary>Its cells, for subscribers.</summary>
    public BoardFeed Feed { get; } = new();

    /// <summary>Another number whenever work on the board begins or ends; odd while there is work. The same odd number after a long time says that a package's code does not come back.</summary>
    public int Work => _gate.Work;

    /// <summary>True once it was given up; see <see cref="Abandon"/>.</summary>
    public bool IsAbandoned => _gate.IsAbandoned;

    /// <summary>What was asked last of a package: subject and indicator. Meant for a board whose work stands still.</summary>
    public (string Subject, string Indicator)? Asked => _projection.Asked;

    /// <summary>Completes at the next change. Take it before looking at a feed, so that no change is missed.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>
    /// Takes in all that the ledger has beyond what was taken in, and the packages in force. When these are others than the
    /// ledger knows of, the ledger is told first: no board shows what a package computes that its ledger does not name.
    /// </summary>
    /// <param name="cancellation">Ends the waiting; what was taken in stays.</param>
    public Task CatchUpAsync(CancellationToken cancellation) => _gate.HoldAsync(
        async () =>
        {
            var next = _packages.Current;
            var isSwapped = !_isRecorded || !ReferenceEquals(next, _under);
            if (await HeadAsync(cancellation) is not { } head || (head.Sequence <= Feed.Position.Sequence && !isSwapped))
            {
                return true;
            }

            await FoldAsync(head, cancellation);
            if (isSwapped)
            {
                head = await SwapAsync(next, head, cancellation);
            }

            if (head.Sequence > Feed.Position.Sequence)
            {
                Commit(head);
            }

            return true;
        },
        cancellation);

    /// <summary>The cells of its wall screen. Kept up to date from the first time somebody asks: a board without a wall pays nothing for it.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<BoardFeed> WallAsync(CancellationToken cancellation) => _gate.HoldAsync(
        () =>
        {
            if (_wall is null)
            {
                var wall = new WallFeed();
                wall.Show(_projection, Feed.Position.Sequence, Feed.Position.Root);
                _wall = wall;
            }

            return Task.FromResult(_wall.Feed);
        },
        cancellation);

    /// <summary>Looks at the projection while nothing changes it.</summary>
    /// <typeparam name="T">What is looked for.</typeparam>
    /// <param name="look">Must not keep the projection.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="BoardAbandonedException">The board was given up meanwhile.</exception>
    public Task<T> LookAsync<T>(Func<BoardProjection, T> look, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(look);
        return _gate.HoldAsync(() => Task.FromResult(look(_projection)), cancellation);
    }

    /// <summary>Tries a variant of a scheme, in slices: entries and readers get in between, and a trial nobody waits for ends soon.</summary>
    /// <param name="tried">Made from a scheme that governs subjects of the board.</param>
    /// <param name="cancellation">Ends the trial.</param>
    public async Task<Trial> TryAsync(Scheme tried, CancellationToken cancellation)
    {
        var (run, under) = (new TrialRun(tried), _under);
        while (await LookAsync(Continue, cancellation))
        {
            // Each round is a slice.
        }

        return run.ToTrial();

        bool Continue(BoardProjection projection)
        {
            if (!ReferenceEquals(under, _under))
            {
                // Packages were swapped meanwhile: what holds and what would hold must come of the same ones.
                (run, under) = (new TrialRun(tried), _under);
            }

            return run.Continue(projection, TrialSlice);
        }
    }

    /// <summary>The explanation of a subject's total; null when there is no such subject.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Explanation?> ExplainAsync(string subject, CancellationToken cancellation) =>
        LookAsync(projection => projection.Explain(subject) is (SubjectResult result, var scheme) ? Explainer.Of(result, scheme) : null, cancellation);

    /// <summary>Gives the board up: a thread is in it that does not come back. Whoever waits for it is told, and whoever follows it looks for the one in its place.</summary>
    public void Abandon()
    {
        _gate.Abandon();
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<LedgerHead?> HeadAsync(CancellationToken cancellation) =>
        (await _store.HeadsAsync(cancellation)).FirstOrDefault(head => head.Jurisdiction == Id);

    private async Task FoldAsync(LedgerHead head, CancellationToken cancellation)
    {
        while (_projection.Facts.Sequence < head.Sequence)
        {
            var entries = await _store.ReadAsync(Id, _projection.Facts.Sequence, Page, cancellation);
            foreach (var entry in entries.Where(entry => entry.Header.Sequence <= head.Sequence))
            {
                _pending.AddRange(_projection.Apply(entry));
            }

            if (entries.Count == 0)
            {
                throw new InvalidDataException($"The ledger of {Id} ends before its head {head.Sequence}.");
            }
        }
    }

    private async Task<LedgerHead> SwapAsync(PackageSet next, LedgerHead head, CancellationToken cancellation)
    {
        var before = _isRecorded ? _under : null;
        if (!ReferenceEquals(next, _under))
        {
            // Kept over a failure: once replaced, the projection no longer knows what it used before.
            _used.UnionWith(_under.Packages.Select(package => package.Id).Where(_projection.Uses));
            _pending.AddRange(_projection.Replace(next.Schemes, next.Extensions));
        }

        var hasChanged = _pending.Count > 0 && before is not null;
        foreach (var (swapped, key) in DueSwaps.Of(_projection.Facts, before, next, id => hasChanged || _used.Contains(id) || _projection.Uses(id)))
        {
            await _store.AppendAsync(Id, new AppendRequest([Entries.Swapped(swapped)], Key: key), cancellation);
        }

        head = await HeadAsync(cancellation) ?? head;
        await FoldAsync(head, cancellation);
        _pending.AddRange(_projection.Prune());
        (_under, _isRecorded) = (next, true);
        _used.Clear();
        return head;
    }

    private void Commit(LedgerHead head)
    {
        Feed.Commit(head.Sequence, head.Root, _pending);
        _pending.Clear();
        try
        {
            _wall?.Show(_projection, head.Sequence, head.Root);
        }
        finally
        {
            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }
}
