using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>The subjects of a board, searched, filtered, sorted, fifty a page.</summary>
public sealed class SubjectsModel(BoardSet boards) : BoardPage(boards)
{
    /// <summary>How many subjects a page has.</summary>
    public const int PageSize = 50;

    /// <summary>What was asked for.</summary>
    public SubjectQuery Query { get; private set; } = new();

    /// <summary>What was found.</summary>
    public SubjectList List { get; private set; } = new([], 0, 1, [], [], []);

    /// <summary>Finds the subjects.</summary>
    public async Task OnGetAsync([Microsoft.AspNetCore.Mvc.FromQuery] SubjectQuery query, string? board, CancellationToken cancellation)
    {
        Query = query;
        List = await LookAsync(board, projection => Find(projection, query), cancellation) ?? List;
    }

    /// <summary>The address of this list with another page.</summary>
    /// <param name="number">From 1.</param>
    public string AddressOf(int number) => "/subjects" + Microsoft.AspNetCore.Http.QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["board"] = Heading?.Board,
        ["search"] = Query.Search,
        ["year"] = Query.Year,
        ["light"] = Query.Light,
        ["grade"] = Query.Grade,
        ["department"] = Query.Department,
        ["sort"] = Query.Sort,
        ["reviewed"] = Query.Reviewed ? "true" : null,
        ["number"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    private static SubjectList Find(BoardProjection board, SubjectQuery query)
    {
        var all = board.Results.Select(result => SubjectLine.Of(board, result)).ToArray();
        var found = all.Where(query.Matches);
        SubjectLine[] sorted = query.Sort switch
        {
            "budget" => [.. found.OrderByDescending(line => line.Result.Budget ?? -1)],
            "rate" => [.. found.OrderBy(line => double.IsNaN(line.Result.ExecutionRate) ? double.MaxValue : line.Result.ExecutionRate)],
            "score" => [.. found.OrderBy(line => line.Result.Total ?? decimal.MaxValue)],
            _ => [.. found.OrderByDescending(line => line.Result.Year ?? 0)],
        };
        var pages = Math.Max(1, (sorted.Length + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.Number, 1, pages);
        return new SubjectList(
            [.. sorted.Skip((page - 1) * PageSize).Take(PageSize)], sorted.Length, page,
            [.. all.Select(line => line.Year).Where(year => year.Length > 0).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal)],
            [.. all.Select(line => line.Grade).Where(grade => grade.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. all.Select(line => line.Result.Department).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}

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

/// <summary>A line of the list.</summary>
/// <param name="Result">The result.</param>
/// <param name="Facts">What the ledger says of it.</param>
/// <param name="Reviewed">财政复核 of the total; null when there is none.</param>
/// <param name="Grade">The grade of the reviewed total, else of the computed; empty for none.</param>
public sealed record SubjectLine(SubjectResult Result, SubjectFacts Facts, decimal? Reviewed, string Grade)
{
    internal static SubjectLine Of(BoardProjection board, SubjectResult result)
    {
        var facts = board.Facts.Find(result.Subject)!;
        var reviewed = facts.Score("", ScoreOwner.Reviewed)?.Points;
        return new SubjectLine(result, facts, reviewed, (reviewed is { } points ? board.SchemeOf(result.Subject)!.GradeOf(points) : result.Grade) ?? "");
    }

    /// <summary>The fiscal year; empty when not known.</summary>
    public string Year => Result.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>The key of its light; empty for none.</summary>
    public string Light => Result.LabelOf("light") ?? "";
}

/// <summary>A page of the list.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Count">How many were found on all pages.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Years">The years there are, the latest first.</param>
/// <param name="Grades">The grades there are.</param>
/// <param name="Departments">The departments there are.</param>
public sealed record SubjectList(
    IReadOnlyList<SubjectLine> Lines, int Count, int Number, IReadOnlyList<string> Years, IReadOnlyList<string> Grades, IReadOnlyList<string> Departments);
