// title: 按年天数折算
// source: 本方案约定
// case: actual=183 asof=2024-06-30 => 5
var days = DateTime.IsLeapYear(AsOf.Year) ? 366 : 365;
return Weight * Actual / days;
