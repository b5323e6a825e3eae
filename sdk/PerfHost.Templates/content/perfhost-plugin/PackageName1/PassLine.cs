using PerfHost.Sdk;

namespace PackageName1;

/// <summary>
/// 按完成率计分，低于及格线（方案参数 <c>pass-line.floor</c>，百分比）不得分，超过目标不加分。
/// 同一输入总得同一结果：不读时间、文件和网络，也不记住上一次。
/// </summary>
public sealed class PassLine : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        if (measurement.TargetNumber <= 0)
        {
            return Score.CouldNotScore("目标值应大于零");
        }

        // 完成值未填时比例不是数字，主机会说明缺什么，不会当作零。
        var ratio = measurement.ActualNumber / measurement.TargetNumber * 100;
        measurement.Steps?.Add("完成率", ratio, "%");
        return ratio < measurement.Parameter("pass-line.floor")
            ? Score.Failed("完成率低于及格线")
            : measurement.Weight * Math.Min(ratio, 100) / 100;
    }
}
