// title: 比上期增长
// source: 本方案约定
// case: history=50,80 actual=88 target=10 => 10
// case: history=50,80 actual=84 target=10 => 5
if (Measurement.History is not [.., var last]) return Score.CouldNotScore("没有上期");
var growth = (Actual - last.Value.Number) / last.Value.Number * 100;
return Weight * Math.Clamp(growth / Target, 0, 1);
