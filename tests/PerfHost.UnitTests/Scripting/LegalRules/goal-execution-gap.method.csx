// title: 目标与执行偏差过大
// source: 本方案约定
// parameters: gap
// case: a:80:60 b:80:75 p.gap=10 => a 偏差
var limit = Parameter("gap");
foreach (var s in Subjects.Where(s => !double.IsNaN(s.ExecutionRate)))
    if (Math.Abs(s.Total - s.ExecutionRate) > limit)
        Add(s, "gap", "偏差", s.Total - s.ExecutionRate, $"相差 {Math.Abs(s.Total - s.ExecutionRate):F1} 个百分点");
