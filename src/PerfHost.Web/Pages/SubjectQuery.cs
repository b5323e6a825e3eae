namespace PerfHost.Web.Pages;

/// <summary>What is looked for; empty for anything.</summary>
public sealed record SubjectQuery
{
    /// <summary>Part of the name, the unit or the department.</summary>
    public string? Search { get; init; }

    /// <summary>The fiscal year.</summary>
    public string? Year { get; init; }

    /// <summary>The key of the light.</summary>
    public string? Light { get; init; }

    /// <summary>The grade: the reviewed one, else the computed.</summary>
    public string? Grade { get; init; }

    /// <summary>主管部门.</summary>
    public string? Department { get; init; }

    /// <summary><c>budget</c>, <c>rate</c>, <c>score</c>; anything else: the latest year first.</summary>
    public string? Sort { get; init; }

    /// <summary>Only what the finance bureau reviewed.</summary>
    public bool Reviewed { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Number { get; init; } = 1;

    internal bool Matches(SubjectLine line) =>
        Is(Year, line.Year) && Is(Light, line.Light) && Is(Grade, line.Grade) && Is(Department, line.Result.Department) && (!Reviewed || line.Reviewed is not null) &&
        (string.IsNullOrWhiteSpace(Search) || Has(line.Result.Title) || Has(line.Facts.Declaration.Unit) || Has(line.Result.Department));

    private static bool Is(string? asked, string value) => string.IsNullOrEmpty(asked) || asked == value;

    private bool Has(string text) => text.Contains(Search!.Trim(), StringComparison.OrdinalIgnoreCase);
}
