namespace PerfHost.Engine.Findings;

/// <summary>What a finding asks of the unit that filled in the form.</summary>
public enum FindingSeverity
{
    /// <summary>提示: nothing has to change; the next form should say it.</summary>
    Note = 0,

    /// <summary>应说明: it may be right, and a reason has to stand beside it.</summary>
    Explain,

    /// <summary>应改正: it cannot be right as it stands.</summary>
    Mend,
}
