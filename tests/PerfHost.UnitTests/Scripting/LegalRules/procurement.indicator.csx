// title: 政府采购执行率
// source: 财预〔2013〕53号
// case: target=80 actual=60 => 7.5
var planned = Target;
var done = Math.Min(Actual, planned);
return planned > 0 ? Weight * done / planned : Score.CouldNotScore("无采购计划");
