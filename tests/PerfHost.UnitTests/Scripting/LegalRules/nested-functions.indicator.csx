// title: 小函数组合
// source: 本方案约定
// case: target=100 actual=80 => 8
double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
double Cap(double x, double most) => x > most ? most : x;
double Share(double part, double whole) => Cap(Ratio(part, whole), 1);
return Weight * Share(Actual, Target);
