using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>Why a rule that gave no reason could not score: what the measurement lacks. Pure.</summary>
public static class MissingInput
{
    /// <summary>The reason in words.</summary>
    /// <param name="measurement">What was measured.</param>
    public static string Of(Measurement measurement) => (measurement.Target, measurement.Actual) switch
    {
        (MissingValue target, MissingValue actual) => target.Reason == actual.Reason ? $"指标值和完成值{target.Reason}" : $"指标值{target.Reason}，完成值{actual.Reason}",
        (MissingValue target, _) => $"指标值{target.Reason}",
        (_, MissingValue actual) => $"完成值{actual.Reason}",
        (NumberValue, GradeValue actual) => $"完成值“{Quote(actual)}”不是数字",
        (GradeValue target, NumberValue) => $"指标值“{Quote(target)}”不是数字",
        (DateValue, _) or (_, DateValue) => "指标值或完成值是日期，该指标类型只按数字评分",
        (NumberValue { Amount: 0 }, _) => "目标值为零，无法计算完成率",
        _ when Blank(measurement) is { Length: > 0 } blank => blank,
        _ => "按规则算不出得分",
    };

    private static string Blank(Measurement measurement) => string.Join('，', measurement.Inputs.Where(input => !double.IsFinite(input.Value.Number)).Select(input => input.Value switch
    {
        MissingValue missing => $"“{input.Key}”{missing.Reason}",
        GradeValue words => $"“{input.Key}”填的是“{Quote(words)}”，不是数字",
        _ => $"“{input.Key}”不是数字",
    }));

    private static string Quote(GradeValue words) => words.Label.Length <= 40 ? words.Label : $"{words.Label[..40]}……";
}
