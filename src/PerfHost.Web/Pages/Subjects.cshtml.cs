using PerfHost.Engine.Boards;
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
