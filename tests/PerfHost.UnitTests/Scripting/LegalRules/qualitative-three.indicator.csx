// title: 定性三档
// source: 中江县自评办法
// case: actual=达成年度指标 => 10
// case: actual=部分达成年度指标并具有一定效果 => 8
// case: actual=未达成年度指标且效果较差 => 6
// case: actual=其他 => none
// case: actual=3 => none
if (Measurement.Actual is not GradeValue { Label: var label }) return Score.CouldNotScore("应为等级");
return label switch
{
    "达成年度指标" => Weight,
    "部分达成年度指标并具有一定效果" => Weight * 0.8,
    "未达成年度指标且效果较差" => Weight * 0.6,
    _ => Score.CouldNotScore("不是规定的等级"),
};
