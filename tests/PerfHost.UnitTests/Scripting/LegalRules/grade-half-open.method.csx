// title: 四级评定，半开区间
// source: 本方案约定
// case: a:92 b:89.5 c:60 d:59.99 => a 优, b 良, c 中, d 差
foreach (var s in Subjects)
    Add(s, "grade", s.Total >= 90 ? "优" : s.Total >= 80 ? "良" : s.Total >= 60 ? "中" : "差", s.Total);
