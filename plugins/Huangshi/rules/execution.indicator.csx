// title: 预算执行（20 分 × 执行率，预算为调整后预算，含上年结转）
// source: 本方案约定（湖北公开自评表填表说明）
if (Target == 0) return Score.CouldNotScore("预算数为零，执行率无法计算");
if (Target < 0 || Actual < 0) return Score.CouldNotScore("预算数或执行数为负，请核对");

Step("执行率 B/A", Actual / Target * 100, "%");
return Math.Min(Weight, Weight * Actual / Target);
