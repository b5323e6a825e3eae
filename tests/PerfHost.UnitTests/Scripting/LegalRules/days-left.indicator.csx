// title: 离年底的天数
// source: 本方案约定
// case: asof=2025-12-31 => 10
// case: asof=2025-12-21 => 9
var left = new DateOnly(AsOf.Year, 12, 31).DayNumber - AsOf.DayNumber;
return Weight - left * 0.1;
