namespace PerfHost.Engine.Forms;

/// <summary>
/// A self-evaluation form (绩效自评表) as received: every cell keeps the text that stood in it, so that nothing is lost
/// before the engine has read it and said what is wrong with it. Immutable.
/// </summary>
public sealed record SelfEvaluationForm
{
    /// <summary>The id of the subject, unique within its jurisdiction: the form's own id, or its file name.</summary>
    public required string Id { get; init; }

    /// <summary>项目名称 or, for a department as a whole, the department's name.</summary>
    public required string Title { get; init; }

    /// <summary>The place as printed, from the province down: 四川 德阳 中江县. Empty when the form names none.</summary>
    public string Place { get; init; } = "";

    /// <summary>The fiscal year; null when the form names none.</summary>
    public int? Year { get; init; }

    /// <summary>项目支出 or 部门整体支出.</summary>
    public SubjectKind Kind { get; init; }

    /// <summary>主管部门; empty when not printed.</summary>
    public string Department { get; init; } = "";

    /// <summary>实施单位; empty when not printed.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The funds block.</summary>
    public FormBudget Budget { get; init; } = new();

    /// <summary>The indicator rows in the order of the form.</summary>
    public IReadOnlyList<FormRow> Rows { get; init; } = [];

    /// <summary>The published total (总分) as printed; null when blank.</summary>
    public string? Total { get; init; }

    /// <summary>Where the published total stands.</summary>
    public string TotalPlace { get; init; } = "";

    /// <summary>The published grade (评价等级) as printed; null when blank.</summary>
    public string? Grade { get; init; }

    /// <summary>True when whoever typed the form had to infer the operators because the original prints none.</summary>
    public bool OperatorsInferred { get; init; }

    /// <summary>Free texts such as goals, conclusions, problems and measures.</summary>
    public IReadOnlyList<FormText> Texts { get; init; } = [];

    /// <summary>Where the form was published; empty when not known.</summary>
    public string Source { get; init; } = "";
}
