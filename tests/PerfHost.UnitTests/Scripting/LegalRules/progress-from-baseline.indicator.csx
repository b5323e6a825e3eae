// title: 从基线起的进步
// source: 本方案约定
// case: baseline=40 target=60 actual=50 => 5
// case: baseline=60 target=60 actual=60 => none
if (Target == Baseline) return Score.CouldNotScore("目标与基线相同");
return Weight * Math.Clamp((Actual - Baseline) / (Target - Baseline), 0, 1);
