// title: 按季节分解目标
// source: 本方案约定
// case: target=120 actual=90 asof=2025-09-30 => 10
// case: target=120 actual=30 asof=2025-06-30 => 5
var due = Target * AsOf.Month / 12.0;
return Weight * Math.Min(1, Actual / due);
