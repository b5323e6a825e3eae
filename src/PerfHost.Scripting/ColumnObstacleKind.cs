namespace PerfHost.Scripting;

/// <summary>Why a place of a rule cannot be computed for several rows at a time.</summary>
public enum ColumnObstacleKind
{
    /// <summary>It is none of what can be.</summary>
    Other = 0,

    /// <summary>It computes with text.</summary>
    Text,

    /// <summary>It computes with whole numbers or decimals, where an overflow must be an error.</summary>
    WholeNumbers,

    /// <summary>A <c>switch</c> leaves cases out, which must be an error.</summary>
    OpenSwitch,

    /// <summary>A reason is put together row by row.</summary>
    WrittenReason,

    /// <summary>Not every path returns a score.</summary>
    NoAnswer,

    /// <summary>Its branches multiply.</summary>
    Branches,

    /// <summary>A kind of statement that has no form for several rows, such as a loop.</summary>
    Statement,
}
