// title: 超目标加分，设上限
// source: 本方案约定
// case: target=100 actual=105 => 10.5
// case: target=100 actual=150 => 12
var ratio = Actual / Target;
return Weight * Math.Clamp(ratio, 0, 1.2);
