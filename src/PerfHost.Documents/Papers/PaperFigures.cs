using System.Globalization;

namespace PerfHost.Documents.Papers;

/// <summary>Numbers and dates as papers say them. A null number was not reported and says so; it is never zero.</summary>
internal static class PaperFigures
{
    public const string Unreported = "未报送";

    private const decimal TenThousand = 10_000m;
    private const decimal HundredMillion = 100_000_000m;

    /// <summary>2026年8月31日.</summary>
    public static string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>Yuan as 万元, or as 亿元 from one 亿元 on.</summary>
    public static string Money(decimal? yuan) => yuan switch
    {
        null => Unreported,
        >= HundredMillion or <= -HundredMillion => Fixed(yuan.Value / HundredMillion) + "亿元",
        _ => Fixed(yuan.Value / TenThousand) + "万元",
    };

    /// <summary>Yuan as a bare number of 万元, for a column that names the unit.</summary>
    public static string TenThousands(decimal? yuan) => yuan is { } value ? Fixed(value / TenThousand) : Unreported;

    /// <summary>62.5 as 62.5%.</summary>
    public static string Percent(decimal? percent) => percent is { } value ? Short(value) + "%" : Unreported;

    /// <summary>8月31日, for columns whose year is said elsewhere.</summary>
    public static string Day(DateOnly? date) => date is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日") : Unreported;

    /// <summary>A name, or that it was not reported.</summary>
    public static string Name(string? name) => string.IsNullOrWhiteSpace(name) ? Unreported : name;

    /// <summary>A document by its number; what a scheme agreed by itself is said from outside of it.</summary>
    public static string Source(string source) => IsOwn(source) ? "现行评价" + source[1..] : source;

    /// <summary>A scheme with the document it follows, if it follows one.</summary>
    public static string Scheme(string title, string source) => IsOwn(source) ? $"《{title}》" : $"《{title}》（{source}）";

    /// <summary>A light by its colour and what the scheme calls it: 红灯（预警）. Remarks in the title are left out.</summary>
    public static string Light(string key, string title)
    {
        var colour = key switch { "red" => "红灯", "yellow" => "黄灯", "green" => "绿灯", "blue" => "蓝灯", "grey" => "灰灯", "" => "未亮灯", _ => key };
        var name = title.Split('（')[0];
        return name.Length > 0 ? $"{colour}（{name}）" : colour;
    }

    /// <summary>A number with at most two decimals.</summary>
    public static string Short(decimal value) => Round(value).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A count followed by what is counted.</summary>
    public static string Count(int? count, string unit) => count is { } value ? value.ToString(CultureInfo.InvariantCulture) + unit : Unreported;

    /// <summary>Two decimals, half away from zero.</summary>
    public static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    private static bool IsOwn(string source) => source.StartsWith("本方案约定", StringComparison.Ordinal);

    private static string Fixed(decimal value) => Round(value).ToString("0.00", CultureInfo.InvariantCulture);
}
