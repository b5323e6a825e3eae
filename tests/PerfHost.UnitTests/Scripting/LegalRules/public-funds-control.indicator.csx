// title: 公用经费控制率
// source: 财预〔2013〕53号
// case: target=100 actual=104 => 6
var percent = Actual / Target * 100;
return percent <= 100 ? Weight : Math.Max(0, Weight - Math.Ceiling(percent - 100) * (Weight * 0.1));
