// title: 每件投诉扣分，重大投诉否决
// source: 本方案约定
// case: inputs.minor=3 inputs.major=0 => 8.5
// case: inputs.minor=0 inputs.major=1 => failed
var minor = Measurement.Inputs["minor"].Number;
var major = Measurement.Inputs["major"].Number;
if (major > 0) return Score.Failed($"发生重大投诉 {major:0} 件");
return Math.Max(0, Weight - minor * 0.5);
