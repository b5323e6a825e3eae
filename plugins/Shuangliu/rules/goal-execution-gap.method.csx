// title: 目标进度与预算执行率之差
// source: 川财绩〔2025〕10号
// parameters: gap.limit

// 目标进度：各定量指标完成率（最高 100%）按分值加权；反向指标在目标以内视为完成。
double progress = 0, weights = 0;
var subject = Subjects[0];
foreach (var indicator in subject.Indicators)
{
    var measured = indicator.Measurement;
    var rate = measured.Comparator == Comparator.AtMost || measured.Comparator == Comparator.LessThan
        ? (measured.ActualNumber <= measured.TargetNumber ? 1 : 0)
        : Math.Clamp(measured.ActualNumber / measured.TargetNumber, 0, 1);
    if (!double.IsNaN(rate) && measured.TargetNumber > 0 && !double.IsNaN(measured.ActualNumber))
    {
        progress += rate * measured.Weight;
        weights += measured.Weight;
    }
}

var gap = progress / weights * 100 - subject.ExecutionRate;
Step("目标进度", progress / weights * 100, "%");
Step("预算执行率", subject.ExecutionRate, "%");
Step("相差", gap, "个百分点");

// 只在 4、6、8、10 月记录，文件施行以前不记录。
if (Month != 4 && Month != 6 && Month != 8 && Month != 10) return Results;
if (Population.Parameters.Find("gap.limit") is null) return Results;

if (double.IsNaN(gap))
{
    Add(subject, "gap-light", "grey", reason: "目标进度或预算执行未报送");
}
else if (Math.Abs(gap) > Parameter("gap.limit"))
{
    Add(subject, "gap-light", "red", gap, "目标进度与预算执行率相差超过预警线");
}
else
{
    Add(subject, "gap-light", "green", gap, "目标进度与预算执行率相差在预警线以内");
}

return Results;
