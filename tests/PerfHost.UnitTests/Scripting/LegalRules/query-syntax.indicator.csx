// title: 用查询写法取前三期
// source: 本方案约定
// case: history=70,90,80,60 target=100 => 8
var best = (from p in Measurement.History
            where p.Value.IsKnown
            orderby p.Value.Number descending
            select p.Value.Number).Take(3);
return Weight * best.Average() / Target;
