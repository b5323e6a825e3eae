using PerfHost.Engine.Numbers;

namespace PerfHost.Web.Pages;

/// <summary>Numbers as the pages print them; a dash where there is none. Pure.</summary>
public static class Figure
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "—";

    /// <summary>Yuan as 万元, two decimals.</summary>
    /// <param name="yuan">Null when not known.</param>
    public static string Wan(decimal? yuan) => Fixed(yuan / 10_000m, "#,##0.00");

    /// <summary>Yuan as 亿元, two decimals.</summary>
    /// <param name="yuan">Null when not known.</param>
    public static string Yi(decimal? yuan) => Fixed(yuan / 100_000_000m, "#,##0.00");

    /// <summary>A percentage, two decimals, with its sign.</summary>
    /// <param name="percent">NaN when it cannot be computed.</param>
    public static string Percent(double percent) => Rounding.Publish(percent, 2) is { } number ? Fixed(number, "0.00") + "%" : None;

    /// <summary>Points as they are.</summary>
    /// <param name="points">Null when there are none.</param>
    public static string Points(decimal? points) => points is { } number ? Rounding.Text(number) : None;

    /// <summary>A day.</summary>
    /// <param name="day">Null when there is none.</param>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? None;

    private static string Fixed(decimal? number, string format) => number?.ToString(format, System.Globalization.CultureInfo.InvariantCulture) ?? None;
}
