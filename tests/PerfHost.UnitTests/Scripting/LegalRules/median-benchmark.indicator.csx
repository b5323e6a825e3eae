// title: 与中位数比较
// source: 本方案约定
// case: history=1,9,5,7,3 actual=4 => 8
var sorted = Measurement.History.Select(p => p.Value.Number).Order().ToArray();
if (sorted.Length == 0) return Score.CouldNotScore();
var median = sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
return Weight * Math.Min(1, Actual / median);
