// title: 越近的期权重越大
// source: 本方案约定
// case: history=50,80,100 target=100 => 8.5
double sum = 0, weights = 0;
var n = 0;
foreach (var value in Measurement.History.Select(p => p.Value.Number))
{
    n++;
    sum += value * n;
    weights += n;
}
return Weight * sum / weights / Target;
