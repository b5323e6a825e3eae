// title: 取最差的一项
// source: 本方案约定
// case: inputs.a=90 inputs.b=70 => 7
return Weight * Measurement.Inputs.Values.Min(v => v.Number) / 100;
