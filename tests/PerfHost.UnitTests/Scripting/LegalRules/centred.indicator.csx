// title: 居中型：两侧偏离都扣分
// source: 本方案约定
// case: target=50 actual=55 => 9
// case: target=50 actual=45 => 9
return Weight * Math.Max(0, 1 - Math.Abs(Actual - Target) / Target);
