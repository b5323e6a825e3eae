// title: 逐年复合增长
// source: 本方案约定
// case: target=3 actual=10 => 1.331
double Compound(double rate, int years) => years == 0 ? 1 : (1 + rate / 100) * Compound(rate, years - 1);
return Compound(Actual, (int)Target);
