using PerfHost.Sdk;

namespace PerfHost.Engine.Numbers;

/// <summary>
/// Turns computed doubles into the decimals that are published. A double is rounded to ten decimals first, which removes
/// the noise of binary arithmetic, and then, exactly, half away from zero (四舍五入) to the decimals of the scheme.
/// </summary>
public static class Rounding
{
    private const byte Decimals = 10;
    private const double Scale = 1e10;
    private const double Largest = long.MaxValue / Scale;

    /// <summary>Rounds to ten decimals and then to the scheme's.</summary>
    /// <param name="number">A finite number of at most nine digits before the point.</param>
    /// <param name="decimals">0 to 10.</param>
    /// <returns>The published decimal; null when the number is NaN, infinite or too large to be a score.</returns>
    public static decimal? Publish(double number, int decimals) =>
        Exact(number) is { } exact ? decimal.Round(exact, decimals, MidpointRounding.AwayFromZero) : null;

    /// <summary>The number rounded to ten decimals, as an exact decimal; null when it is NaN, infinite or too large.</summary>
    /// <param name="number">A finite number of at most nine digits before the point.</param>
    public static decimal? Exact(double number)
    {
        if (!(Math.Abs(number) < Largest))
        {
            return null;
        }

        // The same as dividing by 10^10, and several times as fast.
        var units = (long)Math.Round(number * Scale, MidpointRounding.AwayFromZero);
        if (units % (long)Scale == 0)
        {
            return units / (long)Scale;
        }

        var decimals = Decimals;
        while (units % 10 == 0)
        {
            units /= 10;
            decimals--;
        }

        var digits = Math.Abs(units);
        return new decimal((int)digits, (int)(digits >> 32), 0, units < 0, decimals);
    }

    /// <summary>Prints a decimal without superfluous zeros.</summary>
    /// <param name="number">The number.</param>
    public static string Text(decimal number) => number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Prints a double as a clerk would write it, rounded to ten decimals at most; 无法计算 when it is not a number.</summary>
    /// <param name="number">The number.</param>
    public static string Text(double number) => Exact(number) is { } exact
        ? Text(exact)
        : double.IsFinite(number) ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "无法计算";

    /// <summary>Prints a value as a clerk would write it.</summary>
    /// <param name="value">The value.</param>
    public static string Text(Value value) => value switch
    {
        NumberValue number => Text(number.Amount),
        DateValue date => date.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        GradeValue grade => grade.Label,
        ChecklistValue list => $"{list.Items.Count(item => item.Met)}/{list.Items.Count} 项",
        MissingValue missing => $"缺失（{missing.Reason}）",
        _ => "",
    };
}
