// title: 里程碑：逾期每天扣分
// source: 本方案约定
// case: target=2025-06-30 actual=2025-06-20 => 10
// case: target=2025-06-30 actual=2025-07-04 => 8
// case: target=2025-06-30 => none
if (Measurement.Target is not DateValue { Date: var due } || Measurement.Actual is not DateValue { Date: var done }) return Score.CouldNotScore("应为日期");
var late = done.DayNumber - due.DayNumber;
return late <= 0 ? Weight : Math.Max(0, Weight - late * 0.5);
