// title: 按资金加权的平均值
// source: 本方案约定
// case: history=80,90,100 inputs.m1=1 inputs.m2=1 inputs.m3=2 target=100 => 9.25
double sum = 0, money = 0;
for (var i = 0; i < Measurement.History.Count; i++)
{
    var share = Measurement.Inputs[$"m{i + 1}"].Number;
    sum += Measurement.History[i].Value.Number * share;
    money += share;
}
return money == 0 ? Score.CouldNotScore("资金为零") : Weight * Math.Min(1, sum / money / Target);
