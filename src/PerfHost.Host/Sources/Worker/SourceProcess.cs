using System.Diagnostics;
using PerfHost.Scripting.Worker;

namespace PerfHost.Host.Sources.Worker;

/// <summary>A worker process that reads one source, as the host sees it. Used by one caller at a time.</summary>
internal sealed class SourceProcess : IAsyncDisposable
{
    private const long HeapBytes = 1L << 30;
    private const int MaxErrors = 1000;

    private readonly Process _process;
    private string _errors = "";

    private SourceProcess(Process process) => _process = process;

    /// <summary>Starts a worker and tells it what to read.</summary>
    /// <param name="program">The program, which understands <see cref="SourceWorkerCommand.Name"/>.</param>
    /// <param name="folder">Where relative paths in settings begin.</param>
    /// <param name="task">What to read.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IOException">It did not start.</exception>
    public static async Task<SourceProcess> StartAsync(WorkerProgram program, string folder, SourceTask task, CancellationToken cancellation)
    {
        var start = program.Start(HeapBytes);
        start.WorkingDirectory = folder;
        var worker = new SourceProcess(Process.Start(start) ?? throw new IOException($"{program.File} did not start."));
        worker._process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text && worker._errors.Length < MaxErrors)
            {
                worker._errors += text.Length > MaxErrors ? text[..MaxErrors] : text;
            }
        };
        worker._process.BeginErrorReadLine();
        try
        {
            await WorkerMessages.WriteAsync(worker._process.StandardInput.BaseStream, task, cancellation);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next message. Whatever becomes of the worker, there is one, or the caller's patience ends.</summary>
    /// <param name="cancellation">The caller's patience.</param>
    public async Task<SourceMessage> NextAsync(CancellationToken cancellation) =>
        await WorkerMessages.ReadAsync<SourceMessage>(_process.StandardOutput.BaseStream, cancellation) is { Items: not null } message
            ? message
            : new SourceMessage([], Fault: $"读取数据源的进程意外结束。{_errors}".Trim());

    /// <summary>Ends the process, whatever it is doing, with all that it started.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
