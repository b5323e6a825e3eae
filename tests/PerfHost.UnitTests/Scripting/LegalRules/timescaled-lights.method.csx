// title: 时序进度灯
// source: 本方案约定
// case: a:0:20 b:0:45 c:0:80 d:0:200 asof=2025-09-30 => a 红, b 黄, c 绿, d 蓝
foreach (var s in Subjects)
{
    var v = s.ExecutionRate / (Month / 12.0 * 100) * 100;
    Add(s, "light", v switch { < 60 => "红", < 80 => "黄", < 120 => "绿", _ => "蓝" }, v);
}
