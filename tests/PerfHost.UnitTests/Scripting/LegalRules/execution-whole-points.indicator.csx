// title: 预算执行率，取整
// source: 本方案约定
// case: target=100 actual=86.2 => 9
if (Target == 0) return Score.CouldNotScore();
return Math.Round(Weight * Math.Min(1, Actual / Target), MidpointRounding.AwayFromZero);
