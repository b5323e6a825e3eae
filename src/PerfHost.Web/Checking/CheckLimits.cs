using PerfHost.Documents.Forms;

namespace PerfHost.Web.Checking;

/// <summary>How much one visitor and all visitors together may ask of the check.</summary>
public static class CheckLimits
{
    /// <summary>Bytes of one file; a larger one becomes a line in the list.</summary>
    public const int FileBytes = FormReader.MaxFileBytes;

    /// <summary>Bytes of one request.</summary>
    public const long RequestBytes = 64L * 1024 * 1024;

    /// <summary>Files of one request.</summary>
    public const int RequestFiles = 100;

    /// <summary>Files of one run.</summary>
    public const int RunFiles = 5000;

    /// <summary>Bytes of all files of one run.</summary>
    public const long RunBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Characters of the findings kept for one run.</summary>
    public const long RunCharacters = 16L * 1024 * 1024;

    /// <summary>Characters kept for all runs; beyond it, the run that was not used for longest is dropped.</summary>
    public const long AllCharacters = 48L * 1024 * 1024;

    /// <summary>Runs that are kept.</summary>
    public const int Runs = 32;

    /// <summary>How long a run is kept after it was last used.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromMinutes(30);
}
