namespace PerfHost.Engine.Findings;

/// <summary>The findings that the engine itself makes. Codes are stable: other systems and people refer to them.</summary>
public static class FindingCatalogue
{
    /// <summary>The weights do not add up to the full mark.</summary>
    public static FindingCode WeightsSum { get; } = new("weights-sum", "分值合计不符", "weights do not add up", "请核对各指标分值与预算执行分值。");

    /// <summary>The weights of one head differ from what the scheme gives it.</summary>
    public static FindingCode HeadWeight { get; } = new("head-weight", "一级指标分值与方案不符", "head weight differs from the scheme", "请按方案调整该一级指标下的分值。");

    /// <summary>The published total is not the sum of the published scores.</summary>
    public static FindingCode TotalMismatch { get; } = new("total-mismatch", "总分与各项得分之和不符", "total is not the sum of its scores", "请重新合计或更正单项得分。");

    /// <summary>The published total is more than the rows can reach.</summary>
    public static FindingCode TotalUnreachable { get; } = new("total-unreachable", "总分高于各行可得的最高分", "total above what the rows can reach", "请补全指标行或更正总分。");

    /// <summary>A score is above its weight or below zero.</summary>
    public static FindingCode ScoreAboveWeight { get; } = new("score-above-weight", "得分超出分值范围", "score outside its weight", "请更正得分或分值。");

    /// <summary>The published score is not what the rule gives.</summary>
    public static FindingCode ScoreDiffers { get; } = new("score-differs", "自评得分与规则测算不一致", "published score differs from the rule", "请说明理由或更正得分。", FindingSeverity.Explain);

    /// <summary>The published grade does not belong to the total.</summary>
    public static FindingCode GradeMismatch { get; } = new("grade-mismatch", "等级与总分不符", "grade does not follow from the total", "请按等级区间更正。");

    /// <summary>More was spent than budgeted.</summary>
    public static FindingCode ExecutionOver100 { get; } = new("execution-over-100", "预算执行率超过100%", "execution above 100 %", "得分按分值封顶，请核对预算数和执行数，并说明超支来源。", FindingSeverity.Explain);

    /// <summary>The execution rate does not exist.</summary>
    public static FindingCode ExecutionUndefined { get; } = new("execution-undefined", "预算执行率无法计算", "execution rate is undefined", "请填写全年预算数；确无预算的，预算执行不评分。");

    /// <summary>The printed rate does not follow from the printed amounts.</summary>
    public static FindingCode ExecutionRateMismatch { get; } = new("execution-rate-mismatch", "执行率与金额不符", "printed rate does not follow from the amounts", "请核对执行数、预算数和执行率。");

    /// <summary>A target is zero.</summary>
    public static FindingCode ZeroTarget { get; } = new("zero-target", "目标值为零", "target is zero", "请核实目标是否应为零；≥ 的零目标无法计分。", FindingSeverity.Explain);

    /// <summary>Words where a number is expected.</summary>
    public static FindingCode NotANumber { get; } = new("not-a-number", "应填数字", "not a number", "请填写数值；确为定性指标的，请把指标性质改为“定性”。");

    /// <summary>Units differ, usually 元 and 万元.</summary>
    public static FindingCode UnitMismatch { get; } = new("unit-mismatch", "计量单位不一致", "units differ", "请统一单位后再报。");

    /// <summary>A score without a target or an actual value behind it.</summary>
    public static FindingCode BlankWithScore { get; } = new("blank-with-score", "指标值或完成值空白却有得分", "a score without a value behind it", "请补填数据和佐证，否则不予认可得分。");

    /// <summary>Hint text of the empty form was left in.</summary>
    public static FindingCode HintText { get; } = new("hint-text", "表内仍有填报提示文字", "hint text left in the form", "请删除提示文字并填写实际内容。");

    /// <summary>The form prints no operator and one was inferred.</summary>
    public static FindingCode OperatorInferred { get; } = new("operator-inferred", "未注明计算符号，已推定", "operator inferred", "请在指标值前或计算符号栏注明 ≥、＝ 或 ≤。", FindingSeverity.Note);

    /// <summary>The operator column and the target's own sign contradict each other.</summary>
    public static FindingCode OperatorConflict { get; } = new("operator-conflict", "计算符号与指标值中的符号不一致", "operator column and target contradict each other", "请保留一个正确的符号。");

    /// <summary>All kinds, in the order in which they are explained to people.</summary>
    public static IReadOnlyList<FindingCode> All { get; } =
    [
        WeightsSum, HeadWeight, TotalMismatch, TotalUnreachable, ScoreAboveWeight, ScoreDiffers, GradeMismatch,
        ExecutionOver100, ExecutionUndefined, ExecutionRateMismatch, ZeroTarget, NotANumber, UnitMismatch,
        BlankWithScore, HintText, OperatorInferred, OperatorConflict,
    ];

    /// <summary>The kind of a finding; null for one of a package's own codes.</summary>
    /// <param name="code">The finding's code.</param>
    public static FindingCode? Find(string code) => All.FirstOrDefault(known => known.Code == code);
}
