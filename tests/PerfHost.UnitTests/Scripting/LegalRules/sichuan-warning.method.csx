// title: 支出进度预警
// source: 川财绩〔2025〕10号
// case: a:90:35 b:90:45 asof=2025-06-30 => a 红, b 绿
var floors = new SortedDictionary<int, double> { [4] = 25, [6] = 40, [8] = 60, [10] = 80 };
if (!floors.TryGetValue(Month, out var floor)) return [];
foreach (var s in Subjects)
    Add(s, "light", s.ExecutionRate < floor ? "红" : "绿", s.ExecutionRate);
