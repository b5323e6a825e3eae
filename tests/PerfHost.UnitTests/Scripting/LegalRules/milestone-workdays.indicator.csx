// title: 里程碑：按工作日
// source: 本方案约定
// case: target=2025-09-05 actual=2025-09-08 => 9
// case: target=2025-09-01 actual=2025-09-05 => 6
if (Measurement.Target is not DateValue due || Measurement.Actual is not DateValue done) return Score.CouldNotScore();
var late = 0;
for (var day = due.Date.AddDays(1); day <= done.Date && late < 400; day = day.AddDays(1))
    if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) late++;
return Math.Max(0, Weight - late);
