// title: 后一成约谈名单
// source: 本方案约定
// case: a:90 b:50 c:70 => b 约谈
var count = Math.Max(1, (int)Math.Floor(Subjects.Count * 0.1));
var names = new HashSet<string>();
foreach (var s in Subjects.OrderBy(s => s.Total).ThenBy(s => s.Id, StringComparer.Ordinal).Take(count)) names.Add(s.Id);
return [.. Subjects.Where(s => names.Contains(s.Id)).Select(s => new Evaluation(s.Id, "talk", "约谈"))];
