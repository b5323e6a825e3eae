// title: 效益递减
// source: 本方案约定
// case: target=99 actual=9 => 5
return Weight * Math.Min(1, Math.Log10(1 + Actual) / Math.Log10(1 + Target));
