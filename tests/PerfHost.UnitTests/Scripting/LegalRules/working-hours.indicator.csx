// title: 窗口开放时长
// source: 本方案约定
// case: actual=40 asof=2025-02-28 => 5
var days = DateTime.DaysInMonth(AsOf.Year, AsOf.Month);
var hours = days / 7.0 * 5 * 4;
return Weight * Math.Min(1, Actual / hours);
