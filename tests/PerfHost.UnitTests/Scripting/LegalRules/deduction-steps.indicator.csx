// title: 每超一个百分点扣一成
// source: 本方案约定
// case: target=100 actual=103.5 => 6
var over = Math.Max(0, (Actual - Target) / Target * 100);
var steps = (int)Math.Ceiling(Math.Round(over, 6));
return Math.Max(0, Weight - steps * Weight / 10);
