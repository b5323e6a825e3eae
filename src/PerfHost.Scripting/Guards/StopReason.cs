namespace PerfHost.Scripting.Guards;

/// <summary>Why a running rule was stopped.</summary>
public enum StopReason
{
    /// <summary>It ran longer than its limit.</summary>
    Time = 0,

    /// <summary>It allocated more than its limit, or asked for one thing that is too large.</summary>
    Memory,

    /// <summary>It called itself too deeply.</summary>
    Recursion,

    /// <summary>It answered more than anybody would read.</summary>
    Output,
}
