// title: S 形曲线
// source: 本方案约定
// case: target=100 actual=100 => 5
// case: target=100 actual=1000 => 10
double Logistic(double x) => 1 / (1 + Math.Exp(-x));
return Weight * Logistic(Actual / Target - 1 > 5 ? 50 : (Actual - Target) / Target * 6);
