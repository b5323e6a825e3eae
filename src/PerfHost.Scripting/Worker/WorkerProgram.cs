using System.Reflection;

namespace PerfHost.Scripting.Worker;

/// <summary>How a worker is started.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The program that runs now, as a worker.</summary>
    /// <param name="verb">Which worker: the argument it is started with.</param>
    /// <exception cref="InvalidOperationException">The path of the running program is not known.</exception>
    public static WorkerProgram Self(string verb = "worker")
    {
        var file = Environment.ProcessPath ?? throw new InvalidOperationException("The path of the running program is not known.");
        return string.Equals(Path.GetFileNameWithoutExtension(file), "dotnet", StringComparison.OrdinalIgnoreCase)
            ? new WorkerProgram(file, [Assembly.GetEntryAssembly()!.Location, verb])
            : new WorkerProgram(file, [verb]);
    }
}
