// title: 选择曲线
// source: 本方案约定
// case: target=100 actual=50 => 2.5
// case: target=100 actual=90 => 9
Func<double, double> gentle = r => r, strict = r => r * r;
var curve = Actual / Target < 0.6 ? strict : gentle;
return Weight * curve(Actual / Target);
