// title: 并列名次
// source: 本方案约定
// case: a:90 b:95 c:90 d:80 => b 1, a 2, c 2, d 4
var place = 0;
var shown = 0;
var last = double.NaN;
foreach (var s in Subjects.OrderByDescending(s => s.Total).ThenBy(s => s.Id, StringComparer.Ordinal))
{
    place++;
    if (s.Total != last) { shown = place; last = s.Total; }
    Add(s, "rank", $"{shown}", shown);
}
