// title: 定性指标（100—80、80—50、50—0 三档）
// source: 本方案约定（湖北公开自评表填表说明）
// parameters: qualitative.met, qualitative.partial, qualitative.unmet, qualitative.partial-floor
if (Measurement.Actual is not GradeValue result) return Score.CouldNotScore();

var words = Measurement.Parameters;
if (words.Get("qualitative.unmet").Words.Contains(result.Label)) return Score.Failed("未达成");
if (words.Get("qualitative.partial").Words.Contains(result.Label)) return Weight * Parameter("qualitative.partial-floor") / 100;

var sameAsTarget = Measurement.Target is GradeValue aim && aim.Label == result.Label;
if (sameAsTarget || words.Get("qualitative.met").Words.Contains(result.Label)) return Weight;

return Score.CouldNotScore("文字结果不是规定的等级，也与目标文字不同");
