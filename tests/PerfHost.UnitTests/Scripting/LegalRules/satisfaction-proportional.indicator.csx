// title: 满意度按比例
// source: 本方案约定
// case: target=95 actual=90.25 => 9.5
return Weight * Math.Min(Actual, Target) / Target;
