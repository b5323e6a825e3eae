// title: 反向线性法
// source: 本方案约定
// case: target=5300 actual=5830 => 9
// case: target=10 actual=25 => 0
if (Target == 0) return Score.AtZeroTarget(Measurement);
return Weight * Math.Clamp(1 - (Actual - Target) / Target, 0, 1);
