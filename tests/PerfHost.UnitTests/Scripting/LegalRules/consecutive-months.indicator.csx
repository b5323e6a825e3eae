// title: 连续达标月数
// source: 本方案约定
// case: history=95,92,88,96,97,99 target=90 => 5
int longest = 0, run = 0;
foreach (var p in Measurement.History)
{
    run = p.Value.Number >= Target ? run + 1 : 0;
    longest = Math.Max(longest, run);
}
return Weight * Math.Min(1, longest / 6.0);
