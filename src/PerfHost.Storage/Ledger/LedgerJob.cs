namespace PerfHost.Storage.Ledger;

/// <summary>Something the writer is asked to do. Its answer is given only after the commit that holds it.</summary>
internal abstract class LedgerJob
{
    /// <summary>Roughly how much the commit grows by it.</summary>
    public virtual long Bytes => 0;

    /// <summary>Does the work; what it throws is this job's own failure and nobody else's.</summary>
    public abstract void Run(LedgerWriter writer);

    /// <summary>Gives the answer, after the commit.</summary>
    public abstract void Acknowledge();

    /// <summary>Gives the failure instead.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A job with an answer.</summary>
internal sealed class LedgerJob<T>(Func<LedgerWriter, T> work, long bytes = 0) : LedgerJob
{
    // The writer must not run what waits for the answer.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _outcome;

    public override long Bytes => bytes;

    public Task<T> Answer => _answer.Task;

    public override void Run(LedgerWriter writer) => _outcome = work(writer);

    public override void Acknowledge() => _answer.TrySetResult(_outcome!);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
