// title: 按等级调整预算
// source: 川财绩〔2025〕10号
// parameters: cut
// case: grade=优 total=95 => priority
// case: grade=中 total=70 budget=200 p.cut=0.1 => compress -20.0
// case: grade=差 total=50 budget=200 => cancel -200
switch (Grade)
{
    case "优": Propose("priority", "优先保障", "川财绩〔2025〕10号"); break;
    case "良": Propose("keep", "保持", "川财绩〔2025〕10号"); break;
    case "中": Propose("compress", "压缩", "川财绩〔2025〕10号", -(Subject.Budget ?? 0m) * (decimal)Parameter("cut")); break;
    default: Propose("cancel", "取消", "川财绩〔2025〕10号", -(Subject.Budget ?? 0m)); break;
}
