// title: 缺数比例
// source: 本方案约定
// case: history=1,x,3,x => 5
var all = Measurement.History.Count;
return all == 0 ? Score.CouldNotScore() : Weight * Measurement.History.Count(p => p.Value.IsKnown) / all;
