// title: 管理制度健全性
// source: 财预〔2013〕53号
// case: actual=[是是否是] => 7.5
if (Measurement.Actual is not ChecklistValue { Items: { Count: > 0 } items }) return Score.CouldNotScore("应为清单");
return Weight * items.Count(i => i.Met) / items.Count;
