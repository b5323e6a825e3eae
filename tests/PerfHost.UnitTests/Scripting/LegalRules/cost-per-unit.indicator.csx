// title: 单位成本
// source: 本方案约定
// case: inputs.money=500 inputs.count=100 target=4 => 8
// case: inputs.money=500 inputs.count=0 target=4 => none
var money = Measurement.Inputs["money"].Number;
var count = Measurement.Inputs["count"].Number;
if (count == 0) return Score.CouldNotScore("数量为零，单位成本算不出");
var unit = money / count;
Step("单位成本", unit, "元");
return unit <= Target ? Weight : Weight * Target / unit;
