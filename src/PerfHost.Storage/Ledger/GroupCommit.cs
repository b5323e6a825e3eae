using System.Threading.Channels;

namespace PerfHost.Storage.Ledger;

/// <summary>
/// The loop that owns the writing connection. It takes whatever waits, does it in one transaction with a savepoint each,
/// commits once, and only then answers: so one flush of the disk serves all who came meanwhile.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int Waiting = 4096;
    private const int JobsPerCommit = 1024;
    private const long BytesPerCommit = 32L * 1024 * 1024;

    private readonly LedgerWriter _writer;
    private readonly Channel<LedgerJob> _jobs = Channel.CreateBounded<LedgerJob>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Task _loop;
    private long _commits;

    public GroupCommit(LedgerWriter writer)
    {
        _writer = writer;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Waits for its turn, its commit and its answer.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async ValueTask<T> AskAsync<T>(LedgerJob<T> job, CancellationToken cancellation)
    {
        try
        {
            await _jobs.Writer.WriteAsync(job, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteLedgerStore), "The ledger store is closed.");
        }

        return await job.Answer.WaitAsync(cancellation);
    }

    /// <summary>Finishes what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<LedgerJob>();
        while (await _jobs.Reader.WaitToReadAsync())
        {
            var bytes = 0L;
            while (batch.Count < JobsPerCommit && bytes < BytesPerCommit && _jobs.Reader.TryRead(out var job))
            {
                batch.Add(job);
                bytes += job.Bytes;
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<LedgerJob> batch)
    {
        var done = new List<LedgerJob>(batch.Count);
        try
        {
            _writer.Begin();
            foreach (var job in batch)
            {
                try
                {
                    job.Run(_writer);
                    done.Add(job);
                }
                catch (Exception exception)
                {
                    job.Fail(exception);
                }
            }

            _writer.Commit();
            Interlocked.Increment(ref _commits);
        }
        catch (Exception exception)
        {
            Abandon(batch, exception);
            return;
        }

        foreach (var job in done)
        {
            job.Acknowledge();
        }
    }

    // Whoever was answered already keeps that answer; the others hear why nothing of theirs is durable.
    private void Abandon(List<LedgerJob> batch, Exception exception)
    {
        try
        {
            _writer.Abandon();
        }
        catch (Exception second)
        {
            exception = new AggregateException(exception, second);
        }

        foreach (var job in batch)
        {
            job.Fail(exception);
        }
    }
}
