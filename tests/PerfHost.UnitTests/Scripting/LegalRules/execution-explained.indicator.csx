// title: 执行率低于九成须说明
// source: 四川口径（本方案约定）
// case: target=100 actual=80 => 8
var rate = Actual / Target * 100;
Step("执行率", rate, "%");
Score score = Weight * Math.Min(1, rate / 100);
return rate < 90 ? score.With(new Finding("city/explain", "", $"{rate:F2}%", "不低于 90%", "执行率低于 90%，请说明原因。")) : score;
