namespace PerfHost.Sdk;

/// <content>Formulas that many places share, so that a rule is a line or two. None knows a number of a regulation.</content>
public readonly partial record struct Score
{
    /// <summary>
    /// The more the better: full weight from the target up, weight × actual ÷ target below it, nothing at or below zero
    /// (财预〔2020〕10号: 未完成的按照完成值与指标值的比例计分). A target of zero is scored as <see cref="AtZeroTarget"/> says.
    /// </summary>
    /// <param name="measurement">What was measured.</param>
    public static Score Proportional(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (target, actual, weight) = (measurement.TargetNumber, measurement.ActualNumber, measurement.Weight);
        if (target == 0)
        {
            return AtZeroTarget(measurement);
        }

        measurement.Steps?.Add("完成率 = 实际 ÷ 目标", actual / target);
        return actual >= target ? weight
            : target < 0 ? CouldNotScore("目标值为负，完成率没有意义，请改用其他指标类型")
            : actual <= 0 ? 0 : weight * actual / target;
    }

    /// <summary>The less the better, by ratio: full weight up to the target, weight × target ÷ actual above it (本方案约定, as Hubei's form notes have it).</summary>
    /// <param name="measurement">What was measured.</param>
    public static Score ReverseRatio(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (target, actual, weight) = (measurement.TargetNumber, measurement.ActualNumber, measurement.Weight);
        if (target == 0)
        {
            return AtZeroTarget(measurement);
        }

        measurement.Steps?.Add("比值 = 目标 ÷ 实际", target / actual);
        return actual <= target ? weight
            : target < 0 ? CouldNotScore("目标值为负，比值没有意义，请改用其他指标类型")
            : weight * target / actual;
    }

    /// <summary>The less the better, linear: full weight up to the target, weight × (1 − excess ÷ target) above it, nothing from twice the target (本方案约定).</summary>
    /// <param name="measurement">What was measured.</param>
    public static Score ReverseLinear(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (target, actual, weight) = (measurement.TargetNumber, measurement.ActualNumber, measurement.Weight);
        if (target == 0)
        {
            return AtZeroTarget(measurement);
        }

        var excess = (actual - target) / target;
        measurement.Steps?.Add("超出比例 = (实际 − 目标) ÷ 目标", excess);
        return actual <= target ? weight
            : target < 0 ? CouldNotScore("目标值为负，偏离度没有意义，请改用其他指标类型")
            : Math.Max(0, weight * (1 - excess));
    }

    /// <summary>All or nothing: full weight when the actual value stands to the target as the comparator asks (no comparator: at least).</summary>
    /// <param name="measurement">What was measured.</param>
    public static Score AllOrNothing(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (target, actual) = (measurement.TargetNumber, measurement.ActualNumber);
        if (double.IsNaN(target) || double.IsNaN(actual))
        {
            return CouldNotScore();
        }

        var met = measurement.Comparator switch
        {
            Comparator.AtMost => actual <= target,
            Comparator.LessThan => actual < target,
            Comparator.GreaterThan => actual > target,
            Comparator.Equal => actual == target,
            _ => actual >= target,
        };
        return met ? measurement.Weight : Failed("未达到要求");
    }

    /// <summary>
    /// Bands: the share of the weight that belongs to the highest band whose lower bound the value reaches, the bound
    /// included. Below all bands the condition failed; NaN cannot be scored. Bounds and shares come from parameters.
    /// </summary>
    /// <param name="value">The value that decides, for example a satisfaction in percent.</param>
    /// <param name="weight">The points that can be earned.</param>
    /// <param name="bands">Lower bound, in the value's unit, and share of the weight from 0 to 1; in any order.</param>
    public static Score Banded(double value, double weight, params ReadOnlySpan<(double From, double Share)> bands)
    {
        if (double.IsNaN(value))
        {
            return CouldNotScore();
        }

        var (from, share) = (double.NegativeInfinity, double.NaN);
        foreach (var band in bands)
        {
            if (double.IsNaN(band.From) || double.IsNaN(band.Share))
            {
                return CouldNotScore("分档的下限或比例不是数字，请检查方案参数");
            }

            if (value >= band.From && band.From >= from)
            {
                (from, share) = band;
            }
        }

        return double.IsNaN(share) ? Failed("低于最低一档") : weight * share;
    }
}
