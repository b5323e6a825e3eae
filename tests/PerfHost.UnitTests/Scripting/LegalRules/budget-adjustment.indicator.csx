// title: 预算调整率
// source: 财预〔2013〕53号
// case: inputs.adjusted=12 target=100 => 8.8
var rate = Math.Abs(Measurement.Inputs["adjusted"].Number) / Target;
return Weight * Math.Max(0, 1 - rate);
