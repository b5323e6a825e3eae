// title: 约谈并核减
// source: 本方案约定
// case: total=55 grade=差 budget=100 => talk, cut -45
var missing = 100m - Total;
Propose("talk", "约谈负责人", "本方案约定");
if (Subject.Budget is { } budget) Propose("cut", "按失分比例核减", "本方案约定", -decimal.Round(budget * missing / 100m, 2));
