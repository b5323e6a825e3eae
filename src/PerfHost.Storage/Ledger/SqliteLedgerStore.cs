using System.Security.Cryptography;
using PerfHost.Engine.Ledger;
using PerfHost.Storage.Folder;

namespace PerfHost.Storage.Ledger;

/// <summary>
/// Ledgers in one SQLite file, <c>ledger.db</c>, for one process per data folder. What it acknowledged survives the loss of
/// power. Safe for many threads.
/// </summary>
public sealed class SqliteLedgerStore : ILedgerStore, IPayloadEraser, IReceiptSource, IAsyncDisposable
{
    private readonly string _path;
    private readonly DataFolderLock _lock;
    private readonly LedgerWriter _writer;
    private readonly GroupCommit _commits;
    private readonly LedgerReader _reader;
    private int _disposed;

    private SqliteLedgerStore(string path, DataFolderLock folderLock, LedgerWriter writer)
    {
        (_path, _lock, _writer) = (path, folderLock, writer);
        _commits = new GroupCommit(writer);
        _reader = new LedgerReader(path);
    }

    /// <summary>Opens the data folder; creates folder and file when they are missing.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="time">Where recorded time comes from.</param>
    /// <exception cref="DataFolderLockedException">Another process or store has the folder.</exception>
    /// <exception cref="LedgerSchemaException">The file has another layout.</exception>
    public static SqliteLedgerStore Open(string dataFolder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(time);
        var folderLock = DataFolderLock.Take(dataFolder);
        try
        {
            var path = Path.Combine(Path.GetFullPath(dataFolder), LedgerSchema.FileName);
            var writer = new LedgerWriter(LedgerSchema.OpenWriter(path), time);
            FolderSync.Flush(dataFolder);
            return new SqliteLedgerStore(path, folderLock, writer);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>How many times the disk was flushed for appends since opening; appends per commit tell how well they group.</summary>
    public long Commits => _commits.Commits;

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(string jurisdiction, AppendRequest request, CancellationToken cancellation = default)
    {
        LedgerLimits.Check(jurisdiction, request);
        var drafts = new EntryDraft[request.Entries.Count];
        var rows = new byte[drafts.Length][];
        var bytes = 0L;
        for (var i = 0; i < drafts.Length; i++)
        {
            // Hashed and copied here, on the caller's time: the writer is the one place where all appends queue.
            var entry = request.Entries[i];
            drafts[i] = new EntryDraft(entry, RandomNumberGenerator.GetBytes(SaltedRows.SaltSize));
            rows[i] = RowPacking.Pack(entry.Rows);
            bytes += rows[i].Length;
        }

        var append = new LedgerJob<AppendOutcome>(writer => writer.Append(jurisdiction, request, drafts, rows), bytes);
        return (await _commits.AskAsync(append, cancellation)).Result();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEntry>> ReadAsync(string jurisdiction, long after, int limit, CancellationToken cancellation = default)
    {
        LedgerLimits.CheckRead(after, limit);
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return new(_reader.Read(jurisdiction, after, limit, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerHead>> HeadsAsync(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return new(_reader.Heads());
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(string jurisdiction, long sequence, CancellationToken cancellation = default)
    {
        LedgerLimits.CheckErasure(sequence);
        return _commits.AskAsync(new LedgerJob<bool>(writer => writer.Erase(jurisdiction, sequence)), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<Receipt?> ReceiptAsync(string jurisdiction, long sequence, int? row = null, CancellationToken cancellation = default)
    {
        var proof = await _commits.AskAsync(new LedgerJob<(long, Hash, IReadOnlyList<Hash>)?>(writer => writer.Inclusion(jurisdiction, sequence)), cancellation);
        if (proof is not var (size, root, path))
        {
            return null;
        }

        var entry = (await ReadAsync(jurisdiction, sequence - 1, 1, cancellation))[0];
        return Receipt.For(entry, size, root, path, row);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Hash>> ConsistencyAsync(string jurisdiction, long earlier, long later, CancellationToken cancellation = default) =>
        _commits.AskAsync(new LedgerJob<IReadOnlyList<Hash>>(writer => writer.Consistency(jurisdiction, earlier, later)), cancellation);

    /// <summary>Commits what waits, empties the log into the file and gives the folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _commits.DisposeAsync();
            LedgerSchema.CloseReaders(_path);
            _writer.Dispose();
            _lock.Dispose();
        }
    }
}
