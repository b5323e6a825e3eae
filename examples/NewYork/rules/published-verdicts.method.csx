// title: 达标与改善判定
// source: 本方案约定（纽约市主计长办公室公开数据的判定方法）

// 指标 scaled 是折算到全年的本年值，带目标和期望方向；指标 reported 是各年值。
var subject = Subjects[0];
var scaled = subject.Indicators.First(indicator => indicator.Key == "scaled").Measurement;
var years = subject.Indicators.First(indicator => indicator.Key == "reported").Measurement.History;
bool IsAsGood(double value, double mark) => scaled.Comparator == Comparator.AtMost ? value <= mark : value >= mark;

if (!double.IsNaN(scaled.TargetNumber) && !double.IsNaN(scaled.ActualNumber))
{
    Add(subject, "target", IsAsGood(scaled.ActualNumber, scaled.TargetNumber) ? "Met_Goal" : "Did_Not_Meet", scaled.ActualNumber);
}

// 与以前 1、3、5 年的平均比较；没有报告的年份不计入，平均值保留十位小数后比较。
foreach (var span in new[] { 1, 3, 5 })
{
    var before = years.Where(year => year.Value.IsKnown && year.Period.Year >= subject.Year - span && year.Period.Year < subject.Year).Select(year => year.Value.Number).ToList();
    if (before.Count == 0 || double.IsNaN(scaled.ActualNumber)) continue;
    var average = Math.Round(before.Sum() / before.Count, 10);
    Add(subject, $"improving-{span}", IsAsGood(scaled.ActualNumber, average) ? "Improving" : "Not_Improving", average);
}

return Results;
