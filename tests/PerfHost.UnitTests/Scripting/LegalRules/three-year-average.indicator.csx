// title: 与三年平均比较
// source: 本方案约定
// case: history=60,80,100 actual=72 => 9
var known = Measurement.History.Where(p => p.Value.IsKnown).Select(p => p.Value.Number).ToList();
if (known.Count == 0) return Score.CouldNotScore("没有历史");
return Weight * Math.Min(1, Actual / known.Average());
