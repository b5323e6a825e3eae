// title: 按名额评优
// source: 科技部口径（本方案约定）
// case: a:70 b:95 c:90 d:60 => b 优, c 良, a 良, d 其他
var ranked = Subjects.OrderByDescending(s => s.Total).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
for (var i = 0; i < ranked.Count; i++)
    Add(ranked[i], "quota", i < ranked.Count / 4 ? "优" : i < ranked.Count * 3 / 4 ? "良" : "其他");
