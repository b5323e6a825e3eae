// title: 定量指标，及格线以下不得分
// source: 财预〔2021〕101号
// parameters: pass
// case: target=100 actual=59 p.pass=0.6 => failed
// case: target=100 actual=60 p.pass=0.6 => 6
var ratio = Math.Min(1, Actual / Target);
return ratio < Parameter("pass") ? Score.Failed("低于及格线") : Weight * ratio;
