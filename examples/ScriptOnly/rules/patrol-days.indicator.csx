// title: 巡查天数（少一天扣一份，缺三成以上不得分）
// source: 本方案约定（示例）
if (Target <= 0) return Score.CouldNotScore("目标天数应大于零");

var missing = Math.Max(0, Target - Actual) / Target; // 缺巡比例
Step("缺巡比例", missing * 100, "%");
if (missing >= 0.3) return Score.Failed("缺巡三成以上");
return Weight * (1 - missing);
