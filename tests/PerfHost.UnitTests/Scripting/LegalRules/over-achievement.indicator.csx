// title: 超额完成按偏离度扣减
// source: 财预〔2020〕10号
// parameters: over.limit
// case: target=100 actual=150 p.over.limit=1.3 => 8
// case: target=100 actual=120 p.over.limit=1.3 => 10
var ratio = Actual / Target;
var limit = Parameter("over.limit");
if (ratio <= limit) return Weight * Math.Min(ratio, 1);
return Math.Max(0, Weight * (1 - (ratio - limit)));
