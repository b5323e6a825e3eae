// title: 看单位决定口径
// source: 本方案约定
// case: target=90 actual=81 unit=% => 9
// case: target=10 actual=5 unit=次 => 0
if (Measurement.Unit.EndsWith('%') || Measurement.Unit.Contains("百分")) return Weight * Actual / Target;
return Actual >= Target ? Weight : 0;
