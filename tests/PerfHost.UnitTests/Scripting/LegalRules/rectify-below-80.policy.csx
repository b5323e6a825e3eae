// title: 八十分以下限期整改
// source: 本方案约定
// case: total=79.99 grade=中 => rectify
// case: total=80 grade=良 => 
if (Total >= 80m) return [];
return [new ResultAction("rectify", $"得分 {Total:F2}，{AddTen()} 个工作日内整改", "本方案约定")];
int AddTen() => 10;
