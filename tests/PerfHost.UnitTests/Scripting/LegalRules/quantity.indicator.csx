// title: 定量指标按比例
// source: 本方案约定
// case: target=100 actual=72.74 => 7.274
// case: target=100 actual=130 => 10
return Weight * Math.Clamp(Actual / Target, 0, 1);
