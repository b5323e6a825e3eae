namespace PerfHost.Scripting.Cases;

/// <summary>The fields of a case: what is expected, and what is scored.</summary>
internal static class CaseFields
{
    private static readonly string[] Objects = ["parameters", "inputs", "history"];
    private static readonly string[] Own = ["name", "expect", "decimals"];
    private static readonly string[] Cells = [.. Own, .. RuleInput.Fields.Except(Objects, StringComparer.Ordinal)];

    /// <summary>The fields of a case in YAML, for messages.</summary>
    public static string InYaml { get; } = string.Join('、', [.. Own, .. RuleInput.Fields]);

    /// <summary>The columns of a table, for messages.</summary>
    public static string InTable { get; } = string.Join('、', [.. Cells, "parameters.<参数>", "inputs.<名称>", "history.<日期>"]);

    /// <summary>Whether a case may have it.</summary>
    public static bool Knows(string field) => Own.Contains(field, StringComparer.Ordinal) || RuleInput.Fields.Contains(field, StringComparer.Ordinal);

    /// <summary>Whether a table may have it as a column: a cell holds no object, but <c>parameters.floor</c> names one of it.</summary>
    public static bool KnowsColumn(string column) =>
        Cells.Contains(column, StringComparer.Ordinal) || (InObject(column) is { Key.Length: > 0 });

    /// <summary>The object and the key in it that a column names; null when it names a field.</summary>
    public static (string Object, string Key)? InObject(string column) =>
        column.Split('.', 2) is [var owner, var key] && Objects.Contains(owner, StringComparer.Ordinal) ? (owner, key) : null;
}
