using System.Globalization;
using System.Text.RegularExpressions;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Mapping;

/// <summary>Reads what people and programs write into cells: numbers with units, days in the written order that the mapping says.</summary>
internal static partial class CellReading
{
    private const char FullWidthFirst = '\uFF01';
    private const char FullWidthLast = '\uFF5E';
    private const int FullWidthShift = 0xFEE0;
    private static readonly DateOnly First = new(1949, 1, 1);
    private static readonly DateOnly Last = new(9998, 12, 31);

    /// <summary>A number in the unit of its data item.</summary>
    /// <returns>The number, or what should have stood there.</returns>
    public static (double Number, string? Expected) Number(string text, string? unit, RowMapping mapping)
    {
        if (NumberPattern().Match(Narrow(text)) is not { Success: true } match)
        {
            return (double.NaN, "数字，例如 1,234.5");
        }

        // A sign is a unit as any other: without one in the mapping, 33% is no number.
        var beside = match.Groups["unit"].Value;
        var written = beside.Length > 0 ? beside : unit;
        var factor = 1m;
        if (written is { Length: > 0 } && !mapping.Units.TryGetValue(Narrow(written), out factor))
        {
            return (double.NaN, mapping.Units.Count == 0 ? "不带单位的数字（映射没有写 units）" : OneOfUnits(mapping));
        }

        if (beside.Length > 0 && unit is { Length: > 0 } && !string.Equals(beside, Narrow(unit), StringComparison.Ordinal))
        {
            return (double.NaN, $"与单位“{unit}”一致的数字");
        }

        // Money is scaled in decimal: 0.07 万元 is 700 元 and not 700.0000000000001.
        var digits = match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && factor != 1)
        {
            try
            {
                return ((double)(exact * factor), null);
            }
            catch (OverflowException)
            {
                // Too large for money; as a number it may still do.
            }
        }

        var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) * (double)factor;
        return double.IsFinite(number) ? (number, null) : (double.NaN, "可以表示的数字");
    }

    /// <summary>Whether a number stands without a unit beside it.</summary>
    public static bool IsBare(string text) => NumberPattern().Match(Narrow(text)) is { Success: true } match && match.Groups["unit"].Length == 0;

    /// <summary>The units of a mapping, as what should have stood somewhere.</summary>
    public static string OneOfUnits(RowMapping mapping) => $"单位 {string.Join('、', mapping.Units.Keys)} 之一";

    /// <summary>A day as the mapping writes days.</summary>
    /// <returns>The day; null when it is none.</returns>
    public static DateOnly? Day(string text, RowMapping mapping)
    {
        foreach (var format in mapping.Dates)
        {
            if (DateOnly.TryParseExact(Narrow(text), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= First && day <= Last)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The last day of the period that a day lies in.</summary>
    public static DateOnly EndOf(DateOnly day, PeriodEnd end) => end switch
    {
        PeriodEnd.Month => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1),
        PeriodEnd.Quarter => new DateOnly(day.Year, ((day.Month + 2) / 3) * 3, 1).AddMonths(1).AddDays(-1),
        PeriodEnd.Year => new DateOnly(day.Year, 12, 31),
        _ => day,
    };

    /// <summary>A value of a kind.</summary>
    /// <returns>The value, or what should have stood there.</returns>
    public static (Value? Value, string? Expected) Value(string text, string? unit, MappedKind kind, RowMapping mapping)
    {
        switch (kind)
        {
            case MappedKind.Words:
                return text.Length > 0 ? (Sdk.Value.Of(text), null) : (null, "文字");
            case MappedKind.Date:
                return Day(text, mapping) is { } day ? (Sdk.Value.Of(day), null) : (null, $"日期 {string.Join(" 或 ", mapping.Dates)}");
            default:
                var (number, expected) = Number(text, unit, mapping);
                return expected is null ? (Sdk.Value.Of(number), null) : (null, expected);
        }
    }

    // Forms are typed with Chinese keyboards: ２０２５ and ， are meant as 2025 and a comma.
    private static string Narrow(string text) => string.Create(text.Length, text, (wide, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            wide[i] = source[i] is >= FullWidthFirst and <= FullWidthLast ? (char)(source[i] - FullWidthShift) : source[i] == '\u3000' ? ' ' : source[i];
        }
    }).Trim();

    [GeneratedRegex(@"^(?<number>[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?([eE][+-]?\d{1,3})?) ?(?<unit>[^\d\s,.+-]\S{0,15})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();
}
