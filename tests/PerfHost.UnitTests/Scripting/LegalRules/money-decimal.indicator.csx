// title: 用十进制计算金额
// source: 本方案约定
// case: inputs.paid=33.33 inputs.due=100 => 3.33
var paid = (decimal)Measurement.Inputs["paid"].Number;
var due = (decimal)Measurement.Inputs["due"].Number;
return due == 0m ? Score.CouldNotScore() : (double)decimal.Round(10m * paid / due, 2);
