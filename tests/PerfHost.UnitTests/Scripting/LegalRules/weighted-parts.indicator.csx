// title: 分项加权
// source: 本方案约定
// case: inputs.a=100 inputs.b=50 inputs.c=0 => 6.5
var parts = new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 0.3, ["c"] = 0.2 };
double sum = 0;
foreach (var (key, share) in parts)
    sum += share * Math.Clamp(Measurement.Inputs[key].Number, 0, 100) / 100;
return Weight * sum;
