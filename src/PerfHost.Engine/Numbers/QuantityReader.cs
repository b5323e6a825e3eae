using System.Globalization;
using System.Text.RegularExpressions;
using PerfHost.Sdk;

namespace PerfHost.Engine.Numbers;

/// <summary>
/// Reads targets and actual values as people write them: <c>≥50个</c>, <c>≤90万元</c>, <c>=100%</c>, <c>22.5</c>,
/// <c>90%以上</c>, <c>２０２２年１２月底前</c>. What is not a number or a date stays words; nothing becomes zero.
/// </summary>
public static partial class QuantityReader
{
    private static readonly (string Word, Comparator Comparator)[] Prefixes =
    [
        ("≥", Comparator.AtLeast), ("≤", Comparator.AtMost),
        ("大于等于", Comparator.AtLeast), ("大于或等于", Comparator.AtLeast), ("不低于", Comparator.AtLeast),
        ("不少于", Comparator.AtLeast), ("不小于", Comparator.AtLeast), ("至少", Comparator.AtLeast), ("达到", Comparator.AtLeast),
        ("小于等于", Comparator.AtMost), ("小于或等于", Comparator.AtMost), ("不超过", Comparator.AtMost),
        ("不高于", Comparator.AtMost), ("不多于", Comparator.AtMost), ("不大于", Comparator.AtMost), ("至多", Comparator.AtMost),
        ("大于", Comparator.GreaterThan), ("高于", Comparator.GreaterThan), ("超过", Comparator.GreaterThan), (">", Comparator.GreaterThan),
        ("小于", Comparator.LessThan), ("低于", Comparator.LessThan), ("<", Comparator.LessThan),
        ("等于", Comparator.Equal), ("=", Comparator.Equal),
    ];

    private static readonly (string Word, Comparator Comparator)[] Suffixes =
    [
        ("及以上", Comparator.AtLeast), ("以上", Comparator.AtLeast), ("以内", Comparator.AtMost),
        ("及以下", Comparator.AtMost), ("以下", Comparator.AtMost),
    ];

    /// <summary>Reads a comparator that stands in a column of its own.</summary>
    /// <param name="text">≥, &gt;=, 大于等于, 定性, qual, checklist …; null or blank is none.</param>
    /// <returns>The comparator, or null when the text is none that is known.</returns>
    public static Comparator? ReadComparator(string? text)
    {
        var narrow = WideText.Narrow(text);
        return narrow switch
        {
            "" => Comparator.None,
            "qual" or "定性" or "定性指标" => Comparator.Qualitative,
            "checklist" or "清单" => Comparator.Checklist,
            "正向指标" or "正向" => Comparator.AtLeast,
            "反向指标" or "反向" or "逆向" or "逆向指标" => Comparator.AtMost,
            _ => Prefixes.Where(prefix => prefix.Word == narrow).Select(prefix => (Comparator?)prefix.Comparator).FirstOrDefault(),
        };
    }

    /// <summary>Whether a cell says nothing: empty, or one of the strokes that forms use for it.</summary>
    /// <param name="text">As written.</param>
    public static bool IsBlank(string? text) => WideText.Narrow(text) is "" or "-" or "--" or "—" or "——" or "/";

    /// <summary>Reads a cell.</summary>
    /// <param name="text">As written; null or blank gives a missing value.</param>
    /// <param name="year">The fiscal year, for dates that name none (12月底前); null when not known.</param>
    public static Quantity Read(string? text, int? year = null)
    {
        var rest = WideText.Narrow(text);
        if (IsBlank(rest))
        {
            return new Quantity(Comparator.None, Value.Missing("未填写"), "");
        }

        var whole = text!.Trim();
        var comparator = TakePrefix(ref rest);
        if (DatePattern().Match(rest) is { Success: true } day)
        {
            return ReadDate(day, year) is { } date
                ? new Quantity(comparator == Comparator.None ? Comparator.AtMost : comparator, Value.Of(date), "")
                : new Quantity(Comparator.None, Value.Of(whole), "");
        }

        if (NumberPattern().Match(rest) is not { Success: true } match
            || !double.TryParse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            return new Quantity(Comparator.None, Value.Of(whole), "");
        }

        var unit = match.Groups["unit"].Value.Trim();
        foreach (var (word, meaning) in Suffixes)
        {
            if (unit.EndsWith(word, StringComparison.Ordinal))
            {
                unit = unit[..^word.Length].Trim();
                comparator = comparator == Comparator.None ? meaning : comparator;
                break;
            }
        }

        // Further digits (90-100, 1.5万至2万) are a range or a sentence, not one number.
        return unit.Any(char.IsAsciiDigit) && MeasureUnit.Canonical(unit) == unit
            ? new Quantity(Comparator.None, Value.Of(whole), "")
            : new Quantity(comparator, Value.Of(number), MeasureUnit.Canonical(unit));
    }

    private static Comparator TakePrefix(ref string rest)
    {
        foreach (var (word, comparator) in Prefixes)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                rest = rest[word.Length..].Trim();
                return comparator;
            }
        }

        return Comparator.None;
    }

    private static DateOnly? ReadDate(Match match, int? year)
    {
        var y = match.Groups["y"].Success ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : year;
        var m = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        if (y is null or < 1949 or > 9998 || m is < 1 or > 12)
        {
            return null;
        }

        var last = DateTime.DaysInMonth(y.Value, m);
        var d = match.Groups["d"].Success ? int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) : last;
        return d >= 1 && d <= last ? new DateOnly(y.Value, m, d) : null;
    }

    [GeneratedRegex(@"^(?<number>[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([Ee][+-]?[0-9]{1,3})?)\s*(?<unit>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^((?<y>[0-9]{4})[\-/.](?<m>[0-9]{1,2})[\-/.](?<d>[0-9]{1,2})|((?<y>[0-9]{4})年)?(?<m>[0-9]{1,2})月((?<d>[0-9]{1,2})日|底|末|份)?)(之?前|完成|前完成)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DatePattern();
}
