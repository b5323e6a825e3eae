// title: 反向比例法
// source: 本方案约定
// case: target=5300 actual=5830 => 9.0909090909
// case: target=90 actual=60 => 10
if (Actual <= Target) return Weight;
return Weight * Target / Actual;
