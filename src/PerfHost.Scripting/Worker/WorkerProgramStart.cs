using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfHost.Scripting.Worker;

/// <summary>How a worker process is started: with pipes, and with nothing of the host's environment.</summary>
public static class WorkerProgramStart
{
    /// <summary>What starts a worker.</summary>
    /// <param name="program">The program.</param>
    /// <param name="heapBytes">The most memory of its heap, in bytes.</param>
    public static ProcessStartInfo Start(this WorkerProgram program, long heapBytes)
    {
        ArgumentNullException.ThrowIfNull(program);
        var start = new ProcessStartInfo(program.File, program.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Environment.CurrentDirectory)!,
        };

        // Nothing of the host's: neither secrets nor paths. What is left tells the runtime where it is and what it may have.
        start.Environment.Clear();
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.Environment["DOTNET_GCHeapHardLimit"] = heapBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (OperatingSystem.IsWindows())
        {
            start.Environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
        }

        return start;
    }
}
