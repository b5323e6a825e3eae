// title: 等级折算
// source: 本方案约定
// case: actual=优 => 10
// case: actual=良 => 8.5
// case: actual=合格 => none
var table = new Dictionary<string, double> { { "优", 1 }, { "良", 0.85 }, { "中", 0.7 }, { "差", 0.4 } };
if (Measurement.Actual is GradeValue grade && table.TryGetValue(grade.Label, out var share)) return Weight * share;
return Score.CouldNotScore("不是优、良、中、差");
