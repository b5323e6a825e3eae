// title: 迭代求内部收益
// source: 本方案约定
// case: target=100 actual=121 => 1
double low = -0.9, high = 1;
for (var i = 0; i < 60; i++)
{
    var middle = (low + high) / 2;
    if (Target * Math.Pow(1 + middle, 2) < Actual) low = middle; else high = middle;
}
return Weight * Math.Round((low + high) / 2, 6);
