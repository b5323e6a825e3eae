// title: 正向指标（完成值 B ÷ 目标值 A，最高为分值）
// source: 本方案约定（湖北公开自评表填表说明）
if (Target == 0) return Score.AtZeroTarget(Measurement);
Step("完成率 B/A", Actual / Target);
if (Actual >= Target) return Weight;
if (Target < 0) return Score.CouldNotScore("目标值为负，完成率没有意义");
return Math.Max(0, Weight * Actual / Target);
