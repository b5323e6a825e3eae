// title: 评价结果应用
// source: 本方案约定（演示；参照川财绩〔2025〕10号）
const string source = "本方案约定（演示；参照川财绩〔2025〕10号）";
if (Grade == "优") Propose("reward", "评价为优：下年度预算优先保障。", source);
if (Grade == "良") Propose("keep", "评价为良：下年度预算予以保持。", source);
if (Grade == "中") Propose("cut", "评价为中：下年度预算予以压减，限期整改。", source);
if (Grade == "差") Propose("cancel", "评价为差：下年度不再安排，限期整改。", source);
return Results;
