// title: 滚动三期最低
// source: 本方案约定
// case: history=9,6,9,9,9 target=9 => 8.8888888889
var values = Measurement.History.Select(p => p.Value.Number).ToArray();
var worst = double.MaxValue;
for (var i = 0; i + 3 <= values.Length; i++)
    worst = Math.Min(worst, values[i..(i + 3)].Average());
return worst == double.MaxValue ? Score.CouldNotScore("不足三期") : Weight * Math.Min(1, worst / Target);
