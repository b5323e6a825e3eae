using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Sdk;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>
/// One reading on its way into the ledger. A batch is written down before it is appended and crossed out afterwards, both
/// durably, and its key follows from what was written down: after a crash at any point the same batch is appended under the
/// same key, so that nothing is lost and nothing is there twice.
/// </summary>
internal sealed class SourceReading(SourceConfig source, SourceFolder folder, SourceState state, ILedgerStore store, IFactsView facts, TimeProvider time)
{
    private const int BatchSize = 1000;
    private const int RowsPerEntry = 5000;
    private const int MostWithoutCursor = 200_000;
    private const int MostRejections = 5000;
    private static readonly JsonSerializerOptions Json = new() { Converters = { new ValueJsonConverter() } };

    private readonly List<SourceObservation> _observations = [];
    private readonly List<RejectedRow> _rejections = [];
    private SourceState _state = state;
    private bool _isTallied;
    private string? _cursor = state.Cursor;
    private int _listed;
    private int _safe;

    /// <summary>Where to go on from.</summary>
    public string? Cursor => _state.Cursor;

    /// <summary>Finishes what a crash interrupted.</summary>
    public async Task ResumeAsync(CancellationToken cancellation)
    {
        var head = (await store.HeadsAsync(cancellation)).FirstOrDefault(head => head.Jurisdiction == source.Jurisdiction)
            ?? throw new SourceConfigException($"没有行政区“{source.Jurisdiction}”的台账，数据源“{source.Id}”的值无处可写。");
        if (_state.Pending is { } pending)
        {
            await AppendAsync(pending, cancellation);
        }
        else if (head.Sequence < _state.Sequence)
        {
            // The ledger was restored to an earlier day: what came since is read again, and what is there is not said twice.
            _state = _state with { Cursor = null, Sequence = 0 };
        }

        _cursor = _state.Cursor;
    }

    /// <summary>Takes an item.</summary>
    /// <exception cref="SourceConfigException">The source never says a cursor.</exception>
    public async ValueTask TakeAsync(SourceItem item, CancellationToken cancellation)
    {
        switch (item)
        {
            case SourceObservation observation:
                _observations.Add(observation);
                if (_observations.Count > MostWithoutCursor)
                {
                    throw new SourceConfigException($"数据源“{source.Id}”给出 {MostWithoutCursor} 个值而没有游标，中断后无法接着读取。");
                }

                break;
            case SourceRejection rejection:
                Reject([rejection]);
                break;
            case SourceCursor cursor:
                (_cursor, _safe) = (cursor.Position, _observations.Count);
                if (_safe >= BatchSize)
                {
                    await FlushAsync(cancellation);
                }

                break;
        }
    }

    /// <summary>Appends what is left: all of it, or up to the last cursor when the reading broke off.</summary>
    public async Task EndAsync(bool isWhole, CancellationToken cancellation)
    {
        _safe = isWhole ? _observations.Count : _safe;
        await FlushAsync(cancellation);
    }

    /// <summary>Writes down how it ended.</summary>
    public SourceState Close(string? error)
    {
        folder.Reject(_rejections);
        var now = time.GetUtcNow();
        _state = error is null ? _state with { Failures = 0, RetryAt = null, Error = null } : _state.Failed(error, now, source.Schedule is not null);
        folder.Write(_state);
        return _state;
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        var batch = _observations.GetRange(0, _safe);
        var check = batch.Count == 0 ? new BatchCheck([], 0, [])
            : await facts.LookAsync(source.Jurisdiction, now => BatchCheck.Of(now, batch, source.LedgerName), cancellation)
            ?? throw new SourceConfigException($"没有行政区“{source.Jurisdiction}”的台账。");
        Reject(check.Rejected);

        // Before a cursor moves on past them: a row may be listed twice after a crash, but never not at all.
        folder.Reject(_rejections);
        _rejections.Clear();
        Tally(new SourceTally(0, check.Unchanged, 0));
        if (check.Accepted.Count > 0)
        {
            var pending = new PendingBatch(Key(check.Accepted), _cursor, check.Accepted);
            _state = _state with { Pending = pending, Batches = _state.Batches + 1 };
            folder.Write(_state);
            await AppendAsync(pending, cancellation);
        }
        else if (_cursor != _state.Cursor)
        {
            _state = _state with { Cursor = _cursor };
            folder.Write(_state);
        }

        _observations.RemoveRange(0, _safe);
        _safe = 0;
    }

    private async Task AppendAsync(PendingBatch pending, CancellationToken cancellation)
    {
        var entries = pending.Observations.Chunk(RowsPerEntry).Select(Entries.Observed).ToList();
        try
        {
            var appended = (Appended)await store.AppendAsync(source.Jurisdiction, new AppendRequest(entries, Key: pending.Key), cancellation);
            _state = _state with
            {
                Pending = null,
                Cursor = pending.Cursor,
                Sequence = Math.Max(_state.Sequence, appended.Last),
                LastNew = time.GetUtcNow(),
            };
            Tally(new SourceTally(pending.Observations.Count, 0, 0));
        }
        catch (ArgumentException error)
        {
            // The ledger may not take it, now or later: kept on its way it would stand in the way for ever.
            _state = _state with { Pending = null };
            throw new SourceConfigException($"台账不接受这一批：{error.Message}");
        }

        folder.Write(_state);
        await facts.GrewAsync(source.Jurisdiction, cancellation);
    }

    /// <summary>Adds to what this reading brought. One that brings nothing, as of a file that did not change, leaves the tally of the reading before: what that one rejected is still not in the ledger.</summary>
    private void Tally(SourceTally brought)
    {
        if (brought is { Accepted: 0, Unchanged: 0, Rejected: 0 })
        {
            return;
        }

        var so = _isTallied ? _state.Last : new SourceTally(0, 0, 0);
        _isTallied = true;
        _state = _state with { Last = new SourceTally(so.Accepted + brought.Accepted, so.Unchanged + brought.Unchanged, so.Rejected + brought.Rejected) };
    }

    private string Key(IReadOnlyList<ObservationRecorded> observations)
    {
        var content = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(observations, Json)).AsSpan(0, 16));
        return string.Create(CultureInfo.InvariantCulture, $"source:{source.Id}:{_state.Batches + 1}:{content}");
    }

    private void Reject(IReadOnlyList<SourceRejection> rejections)
    {
        var now = time.GetUtcNow();
        Tally(new SourceTally(0, 0, rejections.Count));
        var listed = rejections.Take(MostRejections - _listed).Select(rejection => new RejectedRow(now, rejection.Place, rejection.Found, rejection.Expected)).ToList();
        _listed += listed.Count;
        _rejections.AddRange(listed);
    }
}
