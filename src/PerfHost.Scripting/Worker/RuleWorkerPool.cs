using System.Collections.Concurrent;
using PerfHost.Scripting.Trials;

namespace PerfHost.Scripting.Worker;

/// <summary>
/// Tries rules of people nobody vouches for, each in a process that can be killed. Some workers are kept warm. One whose
/// rule did not end by itself is not used again; the others serve at most a hundred trials. Safe for use by
/// many threads.
/// </summary>
/// <param name="program">What is started.</param>
/// <param name="size">How many trials run at once, and how many workers are kept; at least 1.</param>
/// <param name="heapBytes">The most memory of one worker's heap, in bytes; the compiler alone needs about 100 MiB.</param>
public sealed class RuleWorkerPool(WorkerProgram program, int size = 2, long heapBytes = 384L << 20) : IRuleTrial, IAsyncDisposable
{
    private const int MaxTrials = 100;

    private readonly SemaphoreSlim _turns = new(size);
    private readonly ConcurrentBag<Task<WorkerProcess>> _idle = [];
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Starts the workers, without waiting for them.</summary>
    public void Warm()
    {
        while (_idle.Count < size)
        {
            _idle.Add(Start());
        }
    }

    /// <inheritdoc/>
    /// <remarks>When the caller gives up, the worker is killed.</remarks>
    public async Task<TrialOutcome> TryAsync(TrialRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var worker = await (_idle.TryTake(out var idle) ? idle : Start()).ConfigureAwait(false);
            TrialOutcome? outcome = null;
            try
            {
                return outcome = await worker.TryAsync(request, cancellation).ConfigureAwait(false);
            }
            finally
            {
                if (outcome is { WorkerLost: false } && worker.Served < MaxTrials)
                {
                    _idle.Add(Task.FromResult(worker));
                }
                else
                {
                    await worker.DisposeAsync().ConfigureAwait(false);
                    if (!_closing.IsCancellationRequested)
                    {
                        _idle.Add(Start());
                    }
                }
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Ends all workers. No trial may be running.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        while (_idle.TryTake(out var starting))
        {
            try
            {
                await (await starting.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                // It never became ready, and has ended already.
            }
        }

        _closing.Dispose();
        _turns.Dispose();
    }

    private Task<WorkerProcess> Start() => WorkerProcess.StartAsync(program, heapBytes, _closing.Token);
}
