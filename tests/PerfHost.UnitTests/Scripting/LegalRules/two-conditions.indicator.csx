// title: 数量与质量同时达标
// source: 本方案约定
// case: actual=10 target=10 inputs.quality=98 => 10
// case: actual=10 target=10 inputs.quality=80 => 6
var enough = Actual >= Target;
var good = Measurement.Inputs["quality"].Number >= 95;
return (enough, good) switch
{
    (true, true) => Weight,
    (true, false) => Weight * 0.6,
    (false, true) => Weight * 0.4,
    _ => 0,
};
