// title: 按完成率计分（低于及格线不得分）
// source: 本方案约定
// parameters: pass-line.floor
if (Target <= 0) return Score.CouldNotScore("目标值应大于零");

var ratio = Actual / Target * 100; // 完成率
Step("完成率", ratio, "%");
if (ratio < Parameter("pass-line.floor")) return Score.Failed("完成率低于及格线");
return Weight * Math.Min(ratio, 100) / 100;
