// title: 三公经费变动率
// source: 财预〔2013〕53号
// case: inputs.this=90 inputs.last=100 => 10
// case: inputs.this=103 inputs.last=100 => 7
// case: inputs.this=5 inputs.last=0 => none
double In(string key) => Measurement.Inputs.TryGetValue(key, out var value) ? value.Number : double.NaN;
var last = In("last");
if (last == 0) return Score.CouldNotScore("上年为零");
var change = (In("this") - last) / last * 100;
return change <= 0 ? Weight : Math.Max(0, Weight - change * Weight / 10);
