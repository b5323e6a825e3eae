namespace PerfHost.Sdk;

/// <summary>
/// How an actual value is held against its target, as the form prints it (计算符号 / 指标性质). It does not decide the
/// formula: the indicator's kind does, and a scheme says which kind stands behind a comparator when a form names none.
/// </summary>
public enum Comparator
{
    /// <summary>The form prints none.</summary>
    None = 0,

    /// <summary>≥</summary>
    AtLeast,

    /// <summary>＝</summary>
    Equal,

    /// <summary>≤</summary>
    AtMost,

    /// <summary>＞</summary>
    GreaterThan,

    /// <summary>＜</summary>
    LessThan,

    /// <summary>定性: the target is a description in words.</summary>
    Qualitative,

    /// <summary>A list of points to be checked.</summary>
    Checklist,

    /// <summary>时限: the target is a day by which something is done.</summary>
    ByDate,
}
