namespace PerfHost.Engine.Forms;

/// <summary>One indicator row of a form. Texts as printed, null when blank.</summary>
public sealed record FormRow
{
    /// <summary>一级指标; carried down from the row above where cells are merged.</summary>
    public string Level1 { get; init; } = "";

    /// <summary>二级指标; carried down from the row above where cells are merged.</summary>
    public string Level2 { get; init; } = "";

    /// <summary>三级指标.</summary>
    public required string Name { get; init; }

    /// <summary>指标性质 / 计算符号 in a column of its own: ≥, ＝, 定性 …</summary>
    public string? Operator { get; init; }

    /// <summary>年度指标值; may carry operator and unit: ≤90万元.</summary>
    public string? Target { get; init; }

    /// <summary>实际完成值.</summary>
    public string? Actual { get; init; }

    /// <summary>度量单位 in a column of its own.</summary>
    public string? Unit { get; init; }

    /// <summary>分值 / 权重.</summary>
    public string? Weight { get; init; }

    /// <summary>得分 as the unit gave it.</summary>
    public string? Score { get; init; }

    /// <summary>偏差原因分析及改进措施.</summary>
    public string? Reason { get; init; }

    /// <summary>得分系数(%), printed by some layouts.</summary>
    public string? Coefficient { get; init; }

    /// <summary>The indicator type that scores this row, as <c>key</c> or <c>package/key</c>; null leaves it to the scheme.</summary>
    public string? Kind { get; init; }

    /// <summary>Where things stood before (基期值), for indicator types that measure progress.</summary>
    public string? Baseline { get; init; }

    /// <summary>Further numbers that its indicator type asks for, in the order printed; null when there are none.</summary>
    public IReadOnlyList<FormInput>? Inputs { get; init; }

    /// <summary>Where the row stands: <c>indicators[3]</c>, or sheet and row such as <c>自评表!8</c>.</summary>
    public string Place { get; init; } = "";
}
