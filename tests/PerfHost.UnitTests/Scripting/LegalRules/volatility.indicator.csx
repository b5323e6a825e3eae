// title: 波动越小越好
// source: 本方案约定
// case: history=10,10,10 => 10
// case: history=8,12,8,12 => 8
var values = new List<double>();
foreach (var period in Measurement.History)
    if (period.Value.IsKnown) values.Add(period.Value.Number);
if (values.Count < 2) return Score.CouldNotScore("期数不足");
var mean = values.Sum() / values.Count;
double squares = 0;
foreach (var v in values) squares += (v - mean) * (v - mean);
var deviation = Math.Sqrt(squares / values.Count) / mean;
return Weight * Math.Max(0, 1 - deviation);
