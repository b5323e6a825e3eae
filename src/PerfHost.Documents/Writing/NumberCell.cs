using System.Globalization;
using PerfHost.Documents.Sheets;

namespace PerfHost.Documents.Writing;

/// <summary>Which texts may be stored as numbers without changing by a sign: 007, １２ and 1,000 may not.</summary>
internal static class NumberCell
{
    /// <summary>The number and its look; null when the text has to stay text.</summary>
    public static (double Number, SheetStyle Style)? Of(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 20)
        {
            return null;
        }

        var isPercent = text[^1] == '%';
        var digits = isPercent ? text[..^1] : text;
        if (!decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact))
        {
            return null;
        }

        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        if (isPercent && decimals > 2)
        {
            return null;
        }

        var (number, style) = ((double)(isPercent ? exact / 100 : exact), isPercent ? SheetStyle.Percent0 + decimals : SheetStyle.Number);
        return CellText.OfNumber(number, isPercent ? "0%" : null) == text ? (number, style) : null;
    }
}
