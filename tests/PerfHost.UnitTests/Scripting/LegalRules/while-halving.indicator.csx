// title: 逐档减半
// source: 本方案约定
// case: target=100 actual=800 => 1.25
var points = Weight;
var excess = Actual / Target;
while (excess > 1)
{
    points /= 2;
    excess /= 2;
}
return points;
