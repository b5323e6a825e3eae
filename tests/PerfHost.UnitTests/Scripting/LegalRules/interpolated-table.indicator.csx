// title: 分段线性插值
// source: 本方案约定
// case: actual=75 => 5
// case: actual=95 => 9
// case: actual=10 => 0
// case: actual=100 => 10
double[] xs = [60, 90, 100];
double[] ys = [0, 10, 10];
ys[1] = 8;
if (Actual <= xs[0]) return 0;
for (var i = 1; i < xs.Length; i++)
    if (Actual <= xs[i])
    {
        var t = (Actual - xs[i - 1]) / (xs[i] - xs[i - 1]);
        var y = ys[i - 1] + t * (ys[i] - ys[i - 1]);
        return i == 1 ? Weight * y / 10 * 1.25 : Weight * y / 10;
    }
return Weight;
