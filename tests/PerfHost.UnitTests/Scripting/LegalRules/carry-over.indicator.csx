// title: 结转结余率
// source: 财预〔2013〕53号
// parameters: carry.limit
// case: target=200 actual=20 p.carry.limit=0.05 => 5
// case: target=200 actual=8 p.carry.limit=0.05 => 10
var rate = Actual / Target;
var limit = Parameter("carry.limit");
if (rate <= limit) return Weight;
return Weight * Math.Max(0, 1 - (rate - limit) * 10);
