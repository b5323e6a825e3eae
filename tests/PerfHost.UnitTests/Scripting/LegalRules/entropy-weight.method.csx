// title: 按年度分组的最高分比
// source: 本方案约定
// case: a:50 b:100 => a 50%, b 100%
var best = Subjects.GroupBy(s => s.Year).ToDictionary(g => g.Key, g => g.Max(s => s.Total));
foreach (var s in Subjects) Add(s, "relative", $"{s.Total / best[s.Year] * 100:F0}%");
