namespace PerfHost.Web.Boards;

/// <summary>
/// Lets one at a time work on a board. Packages' code runs in there and may never come back, so it is not the caller's
/// thread that goes in, and the board can be given up while somebody is inside. Safe for many threads.
/// </summary>
/// <param name="board">The board's id, for whoever is told that it was given up.</param>
internal sealed class BoardGate(string board) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _work;

    /// <summary>Another number whenever work begins or ends; odd while there is work.</summary>
    public int Work => Volatile.Read(ref _work);

    /// <summary>True once the board was given up.</summary>
    public bool IsAbandoned => _abandoned.Task.IsCompleted;

    /// <summary>Gives the board up: whoever waits is told.</summary>
    public void Abandon() => _abandoned.TrySetResult();

    /// <summary>Works on the board while nobody else does.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">What is done.</param>
    /// <param name="cancellation">Ends the waiting for others.</param>
    /// <exception cref="BoardAbandonedException">The board was given up meanwhile.</exception>
    public async Task<T> HoldAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await UnlessAbandonedAsync(_one.WaitAsync(cancellation));
        var running = Task.Run(
            async () =>
            {
                Interlocked.Increment(ref _work);
                try
                {
                    return await work();
                }
                finally
                {
                    Interlocked.Increment(ref _work);
                    _one.Release();
                }
            },
            CancellationToken.None);
        await UnlessAbandonedAsync(running);
        return await running;
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task UnlessAbandonedAsync(Task task)
    {
        if (!task.IsCompleted)
        {
            await Task.WhenAny(task, _abandoned.Task);
        }

        if (IsAbandoned && !task.IsCompleted)
        {
            throw new BoardAbandonedException(board);
        }

        await task;
    }
}
