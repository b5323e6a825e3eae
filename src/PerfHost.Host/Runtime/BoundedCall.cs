namespace PerfHost.Host.Runtime;

/// <summary>Runs a package's code off the caller's thread, and gives up on it: code in this process cannot be stopped, only left behind.</summary>
internal static class BoundedCall
{
    /// <summary>How long loading a package or running its cases may take, unless told otherwise.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>What is said of a package that was given up on.</summary>
    /// <param name="limit">How long it had.</param>
    public static string TooLong(TimeSpan limit) => $"{limit.TotalSeconds:0} 秒内没有载入完或跑完用例，已放弃。进程内的代码无法强行停止，请检查其中的死循环，并择机重启服务。";

    /// <summary>Runs it.</summary>
    /// <param name="work">The package's code.</param>
    /// <param name="late">Cleans up what comes after all, when nobody waits for it any more.</param>
    /// <param name="limit">How long it has.</param>
    /// <param name="cancellation">Gives up earlier.</param>
    /// <exception cref="TimeoutException">It did not come back in time; its thread is left behind.</exception>
    public static async Task<T> RunAsync<T>(Func<T> work, Action<T> late, TimeSpan limit, CancellationToken cancellation)
    {
        var running = Task.Run(work, CancellationToken.None);
        try
        {
            return await running.WaitAsync(limit, cancellation);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            _ = CleanUpAsync();
            throw;
        }

        async Task CleanUpAsync()
        {
            try
            {
                late(await running);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Nobody waits for it any more.
            }
        }
    }
}
