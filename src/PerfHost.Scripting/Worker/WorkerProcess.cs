using System.Diagnostics;
using System.Text;
using PerfHost.Scripting.Guards;
using PerfHost.Scripting.Trials;

namespace PerfHost.Scripting.Worker;

/// <summary>One worker process as the host sees it. Used by one caller at a time.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int MaxErrorText = 4096;
    private const int Grace = 6000;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private WorkerProcess(Process process) => _process = process;

    /// <summary>How many trials it has served.</summary>
    public int Served { get; private set; }

    /// <summary>The operating system's number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a worker and waits until it is warm.</summary>
    /// <exception cref="IOException">It did not become ready within a minute.</exception>
    public static async Task<WorkerProcess> StartAsync(WorkerProgram program, long heapBytes, CancellationToken cancellation)
    {
        var worker = new WorkerProcess(Process.Start(program.Start(heapBytes)) ?? throw new IOException($"{program.File} did not start."));
        worker._process.ErrorDataReceived += (_, line) => worker.Keep(line.Data);
        worker._process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            var ready = await WorkerMessages.ReadAsync<TrialOutcome>(worker._process.StandardOutput.BaseStream, limit.Token).ConfigureAwait(false);
            return ready is { End: TrialEnd.Scored } ? worker : throw new IOException($"The worker did not become ready: {ready?.Reason ?? worker.Errors}");
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tries a rule. Whatever the worker does, there is an outcome in time.</summary>
    public async Task<TrialOutcome> TryAsync(TrialRequest request, CancellationToken cancellation)
    {
        Served++;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Math.Clamp(request.CompileMilliseconds, 1, 60_000) + Math.Clamp(request.Milliseconds, 1, 60_000) + Grace);
        try
        {
            await WorkerMessages.WriteAsync(_process.StandardInput.BaseStream, request, limit.Token).ConfigureAwait(false);
            return await WorkerMessages.ReadAsync<TrialOutcome>(_process.StandardOutput.BaseStream, limit.Token).ConfigureAwait(false) ?? await DiedAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Kill();
            return new TrialOutcome(TrialEnd.Stopped) { Stop = StopReason.Time, Reason = "规则没有按时结束，运行它的进程已终止。", WorkerLost = true };
        }
        catch (IOException)
        {
            return await DiedAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    private async Task<TrialOutcome> DiedAsync()
    {
        Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        var errors = Errors;
        StopReason? stop = errors.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase) ? StopReason.Recursion
            : errors.Contains("memory", StringComparison.OrdinalIgnoreCase) ? StopReason.Memory
            : null;
        return new TrialOutcome(stop is null ? TrialEnd.Fault : TrialEnd.Stopped) { Stop = stop, Reason = "运行规则的进程意外结束。", WorkerLost = true };
    }

    private void Keep(string? line)
    {
        lock (_errors)
        {
            if (line is not null && _errors.Length < MaxErrorText)
            {
                _errors.AppendLine(line.Length > 200 ? line[..200] : line);
            }
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
