// title: 满意度分档
// source: 财预〔2021〕101号
// case: target=90 actual=90 => 10
// case: target=90 actual=80 => 8
// case: target=90 actual=60 => 5
// case: target=90 actual=59.9 => 0
(double From, double Share)[] bands = [(90, 1), (80, 0.8), (60, 0.5)];
foreach (var (from, share) in bands)
    if (Actual >= from) return Weight * share;
return 0;
