// title: 反向指标（目标值 A ÷ 完成值 B，最高为分值）
// source: 本方案约定（湖北公开自评表填表说明）
if (Target == 0) return Score.AtZeroTarget(Measurement);
Step("比值 A/B", Target / Actual);
if (Actual <= Target) return Weight;
if (Target < 0) return Score.CouldNotScore("目标值为负，比值没有意义");
return Weight * Target / Actual;
