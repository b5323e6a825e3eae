// title: 预算执行率
// source: 本方案约定
// case: target=200 actual=150 => 7.5
// case: target=100 actual=102.59 => 10
// case: target=0 actual=0 => none
if (Target == 0) return Score.CouldNotScore("预算为零");
return Weight * Math.Min(1, Actual / Target);
