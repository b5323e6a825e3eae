// title: 运行监控五色灯与目标完成进度
// source: 本方案约定（演示；双监控参照财预〔2019〕136号，预警线参照川财绩〔2025〕10号）
// parameters: execution.floor.day, light.margin, light.ahead, gap.limit

// 目标完成进度：数量类指标完成量占目标量之比（最高 100%），按分值加权。
// 比率、金额、定性和反向指标全年保持，不反映进度，不计入。
double reached = 0, weights = 0;
var subject = Subjects[0];
foreach (var indicator in subject.Indicators)
{
    var m = indicator.Measurement;
    var counts = m.Comparator == Comparator.AtLeast || m.Comparator == Comparator.Equal || m.Comparator == Comparator.GreaterThan;
    if (counts && m.TargetNumber > 0 && m.Unit != "%" && m.Unit != "万元" && !double.IsNaN(m.ActualNumber))
    {
        reached += Math.Clamp(m.ActualNumber / m.TargetNumber, 0, 1) * m.Weight;
        weights += m.Weight;
    }
}

var goal = weights > 0 ? reached / weights * 100 : double.NaN;
Step("目标完成进度", goal, "%");
if (!double.IsNaN(goal)) Add(subject, "goal-progress", $"{goal:0.#}%", goal);

// 最近一个已到的检查月（4、6、8、10）；检查月当月自规定日起适用本月的线。
var month = AsOf.Day >= Parameter("execution.floor.day") ? Month : Month - 1;
month = month >= 10 ? 10 : month >= 8 ? 8 : month >= 6 ? 6 : month >= 4 ? 4 : 0;
var floor = month == 0 ? double.NaN : Parameter(month == 10 ? "execution.floor.10" : month == 8 ? "execution.floor.8" : month == 6 ? "execution.floor.6" : "execution.floor.4");
var schedule = Month / 12.0 * 100;
var rate = subject.ExecutionRate;
Step("预算执行率", rate, "%");
Step("序时进度", schedule, "%");

if (double.IsNaN(rate))
    Add(subject, "light", "grey", double.NaN, "未报送预算执行数");
else if (rate < floor)
    Add(subject, "light", "red", rate, $"执行率 {rate:0.##}%，低于1—{month}月预警线 {floor:0.##}%");
else if (rate < floor + Parameter("light.margin"))
    Add(subject, "light", "yellow", rate, $"执行率 {rate:0.##}%，接近1—{month}月预警线 {floor:0.##}%");
else if (Math.Abs(goal - rate) > Parameter("gap.limit"))
    Add(subject, "light", "yellow", rate, $"目标完成进度 {goal:0.##}% 与执行率 {rate:0.##}% 相差较大");
else if (schedule < 100 && rate >= Math.Min(schedule + Parameter("light.ahead"), 100))
    Add(subject, "light", "blue", rate, $"执行率 {rate:0.##}%，明显快于序时进度 {schedule:0.##}%，请核实目标是否偏低");
else
    Add(subject, "light", "green", rate, $"执行率 {rate:0.##}%，序时进度 {schedule:0.##}%");

return Results;
