using System.Globalization;

namespace PerfHost.Documents.Sheets;

/// <summary>The text of a cell as the clerk sees it, the same on every machine.</summary>
internal static class CellText
{
    /// <summary>The text of a value.</summary>
    /// <param name="value">The value the spreadsheet library gives; of a formula, its stored result.</param>
    /// <param name="format">Its number format; null when it has none.</param>
    public static string? Of(object? value, string? format) => value switch
    {
        null => null,
        string text => text,
        double number => OfNumber(number, format),
        int number => OfNumber(number, format),
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A number as its shortest text; one shown as a percentage keeps its sign: 0.86 is 86%.</summary>
    public static string OfNumber(double number, string? format)
    {
        // A spreadsheet counts in 15 digits: 93.600000000000009 is how it stores 93.6.
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) || (exact == 0 && number != 0))
        {
            return text;
        }

        return IsPercent(format) ? Plain(exact * 100) + "%" : Plain(exact);
    }

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>True when the format shows a percentage: a % outside quoted text.</summary>
    private static bool IsPercent(string? format)
    {
        var quoted = false;
        for (var i = 0; i < (format?.Length ?? 0); i++)
        {
            switch (format![i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*' when !quoted:
                    i++;
                    break;
                case '%' when !quoted:
                    return true;
                case ';' when !quoted:
                    return false;
            }
        }

        return false;
    }
}
