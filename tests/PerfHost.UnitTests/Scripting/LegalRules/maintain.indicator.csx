// title: 维持型：达到即满分，否则不得分
// source: 本方案约定
// case: target=95 actual=95 op=>= => 10
// case: target=5 actual=6 op=<= => failed
var met = Comparator switch
{
    Comparator.AtLeast => Actual >= Target,
    Comparator.GreaterThan => Actual > Target,
    Comparator.AtMost => Actual <= Target,
    Comparator.LessThan => Actual < Target,
    _ => Actual == Target,
};
return met ? Weight : Score.Failed("未维持");
