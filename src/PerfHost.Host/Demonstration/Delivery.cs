using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Host.Demonstration;

/// <summary>What a project has reached of its goals on a day of its year.</summary>
public static class Delivery
{
    private static readonly DateOnly FirstSurvey = new(Season.Year, 12, 14);
    private static readonly DateOnly FirstCheck = new(Season.Year, 6, 30);

    /// <summary>The value of an indicator.</summary>
    /// <param name="project">The project.</param>
    /// <param name="indicator">One of its indicators.</param>
    /// <param name="day">The day.</param>
    /// <returns>Null while there is nothing to report.</returns>
    public static Value? Of(Project project, Indicator indicator, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(indicator);
        if (project.Pace == Pace.Silent && day <= Season.Opening)
        {
            return null;
        }

        var dice = new Dice($"delivery {project.Declaration.Subject} {indicator.Key}");
        return (indicator.Target, indicator.Unit) switch
        {
            (DateValue due, _) => Done(project, due.Date, dice) is var done && done <= day ? Value.Of(done) : null,
            (NumberValue target, "%") => indicator.Head == "产出指标" ? Rate(target.Amount, indicator, dice, day, FirstCheck) : Rate(target.Amount, indicator, dice, day, FirstSurvey),
            (NumberValue, "万元") => day < FirstCheck ? null : Value.Of((double)decimal.Round(project.Course.On(day) / 10_000, 2)),
            (NumberValue target, _) => Value.Of(Math.Floor(target.Amount * Progress(project, day, dice) / 100)),
            _ => day < FirstSurvey ? null : Value.Of(dice.Below(12) == 0 ? "部分达成年度指标并具有一定效果" : "达成年度指标"),
        };
    }

    /// <summary>How far the quantities are, in percent: near the money, unless the project is uneven.</summary>
    private static double Progress(Project project, DateOnly day, Dice dice)
    {
        var own = new Dice($"progress {project.Declaration.Subject}");
        var offset = project.Pace switch
        {
            Pace.Uneven => -own.Between(19, 27),
            Pace.Behind => own.Between(0, 10),
            _ => own.Between(-4, 6),
        };
        return Math.Clamp(project.Course.RateOn(day) + offset + dice.Between(-3, 3), 0, 104);
    }

    private static DateOnly Done(Project project, DateOnly due, Dice dice) => due.AddDays(project.Pace == Pace.Behind ? dice.Below(40) - 5 : -dice.Below(25));

    private static Value? Rate(double target, Indicator indicator, Dice dice, DateOnly day, DateOnly first)
    {
        if (day < first)
        {
            return null;
        }

        var missed = dice.Below(10) == 0 ? dice.Between(1, 5) : -dice.Between(0, 4);
        var value = indicator.Comparator == Comparator.AtMost ? target + missed / 2 : Math.Min(100, target - missed);
        return Value.Of(Math.Round(Math.Max(0, value), 1));
    }
}
