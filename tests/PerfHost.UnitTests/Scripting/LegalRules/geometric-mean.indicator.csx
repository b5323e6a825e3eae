// title: 几何平均
// source: 本方案约定
// case: inputs.a=100 inputs.b=25 => 5
var product = Measurement.Inputs.Values.Aggregate(1.0, (p, v) => p * v.Number);
return Weight * Math.Pow(product, 1.0 / Measurement.Inputs.Count) / 100;
