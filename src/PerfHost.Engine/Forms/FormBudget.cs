namespace PerfHost.Engine.Forms;

/// <summary>The funds block of a form: the total row, and the rows of the single funds below it. Texts as printed, null when blank.</summary>
public sealed record FormBudget
{
    /// <summary>The unit of the amounts: 元 or 万元.</summary>
    public string Unit { get; init; } = "万元";

    /// <summary>年初预算数.</summary>
    public string? Initial { get; init; }

    /// <summary>全年预算数 (A), adjusted.</summary>
    public string? Adjusted { get; init; }

    /// <summary>全年执行数 (B).</summary>
    public string? Executed { get; init; }

    /// <summary>执行率 (B/A) as printed, in percent.</summary>
    public string? Rate { get; init; }

    /// <summary>分值 of budget execution.</summary>
    public string? Weight { get; init; }

    /// <summary>得分 of budget execution.</summary>
    public string? Score { get; init; }

    /// <summary>偏差原因, required by some places below a rate.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the total row stands: <c>budget</c>, or sheet and cell.</summary>
    public string Place { get; init; } = "budget";

    /// <summary>The single funds (当年财政拨款, 上年结转资金, 其他资金 …) in the order of the form.</summary>
    public IReadOnlyList<FormFund> Funds { get; init; } = [];
}

/// <summary>One fund of the funds block. Texts as printed, null when blank.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Initial">年初预算数.</param>
/// <param name="Adjusted">全年预算数.</param>
/// <param name="Executed">全年执行数.</param>
/// <param name="Place">Where it stands.</param>
public sealed record FormFund(string Title, string? Initial, string? Adjusted, string? Executed, string Place);
