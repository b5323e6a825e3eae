using System.Globalization;
using PerfHost.Connectors.Settings;

namespace PerfHost.Connectors.Sql;

/// <summary>The value of the column by which a query goes on: written as text between runs, sent as a typed parameter.</summary>
internal static class CursorValue
{
    /// <exception cref="SourceSettingsException">The text is no value of that type.</exception>
    public static object Parse(string text, string type) => type switch
    {
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        "timestamp" when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) => moment,
        "text" => text,
        "integer" or "timestamp" => throw new SourceSettingsException($"游标“{text}”不是 {type}。请检查 cursor-start。"),
        _ => throw new SourceSettingsException($"cursor-type 写的是“{type}”，应为 integer、timestamp、text 之一。"),
    };

    /// <exception cref="InvalidDataException">The column has nothing to go on by.</exception>
    public static string Format(object? value) => value switch
    {
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException("游标列有空值，无法接着读取。请选一个不为空、只增不减的列。"),
    };
}
