// title: 固定资产利用率
// source: 财预〔2013〕53号
// case: inputs.used=45 inputs.all=50 => 9
var used = Measurement.Inputs.GetValueOrDefault("used")?.Number ?? 0;
var all = Measurement.Inputs.GetValueOrDefault("all")?.Number ?? 0;
return all is 0 ? Score.CouldNotScore("没有固定资产") : Weight * used / all;
