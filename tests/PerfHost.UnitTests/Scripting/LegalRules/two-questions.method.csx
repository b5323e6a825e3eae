// title: 两问定灯
// source: 合肥口径（本方案约定）
// case: a:85:80 b:70:80 c:85:40 asof=2025-09-30 => a 绿, b 黄, c 红
var due = Month / 12.0 * 100;
return [.. Subjects.Select(s => new Evaluation(s.Id, "light", (s.ExecutionRate >= due, s.Total >= 80) switch
{
    (true, true) => "绿",
    (true, false) => "黄",
    _ => "红",
}))];
