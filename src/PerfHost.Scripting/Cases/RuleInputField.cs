namespace PerfHost.Scripting.Cases;

/// <summary>What a field of an input takes.</summary>
public enum RuleInputField
{
    /// <summary>A number.</summary>
    Number = 0,

    /// <summary>A day, as 2025-12-31.</summary>
    Day,

    /// <summary>A number, a day, a text or a checklist.</summary>
    Value,

    /// <summary>One line of a checklist.</summary>
    Check,

    /// <summary>A sign of comparison.</summary>
    Comparator,

    /// <summary>A number, or a list of words.</summary>
    Parameter,

    /// <summary>Names with values.</summary>
    Entries,
}
