// title: 超过目标三成须说明
// source: 广西口径（本方案约定）
// case: target=100 actual=130 => 10
Score full = Weight;
if (Actual >= 1.3 * Target)
    return full.With(new Finding("gx/reason", "", Actual.ToString("0.##"), $"低于 {1.3 * Target:0.##}", "请说明大幅超额的原因。"));
return full;
