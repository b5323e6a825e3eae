using System.Runtime.InteropServices;

namespace PerfHost.Scripting.Worker;

/// <summary>
/// What a worker gives up before it sees a rule or a data source, on Linux: writing files, core dumps, many open files, more than ten
/// minutes of processor time, more than 2 GiB of memory, and new privileges. Elsewhere nothing: the host's own clock and
/// the heap limit hold there too.
/// </summary>
public static partial class ProcessLimits
{
    private const int NoNewPrivileges = 38;

    private static readonly (int Resource, ulong Most)[] Resources =
    [
        (0, 600), // seconds of processor time
        (1, 0), // bytes of a file
        (2, 2UL << 30), // bytes of data
        (4, 0), // bytes of a core dump
        (7, 256), // open files
    ];

    /// <summary>Gives them up, for good.</summary>
    /// <returns>Whether every limit was set.</returns>
    public static bool Apply()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var all = prctl(NoNewPrivileges, 1, 0, 0, 0) == 0;
        foreach (var (resource, most) in Resources)
        {
            var limit = new Limit(most, most);
            all &= setrlimit(resource, in limit) == 0;
        }

        return all;
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setrlimit(int resource, in Limit limit);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int prctl(int option, nuint first, nuint second, nuint third, nuint fourth);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
