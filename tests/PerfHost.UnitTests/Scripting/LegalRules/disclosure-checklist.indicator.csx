// title: 预决算信息公开性，一项否决
// source: 财预〔2013〕53号
// case: actual=[是是] => 10
// case: actual=[是否] => failed
if (Measurement.Actual is not ChecklistValue list) return Score.CouldNotScore();
return list.Items.All(i => i.Met) ? Weight : Score.Failed("有未公开的事项");
