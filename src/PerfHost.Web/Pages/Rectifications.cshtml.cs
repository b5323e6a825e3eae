using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>All rectifications (整改) of a board: the open ones first, the first due first.</summary>
public sealed class RectificationsModel(BoardSet boards) : BoardPage(boards)
{
    /// <summary>The rectifications shown.</summary>
    public IReadOnlyList<RectificationLine> Lines { get; private set; } = [];

    /// <summary>Gathers what the page shows.</summary>
    public async Task OnGetAsync(string? board, CancellationToken cancellation) => Lines = await LookAsync(
        board,
        projection => projection.Facts.Rectifications.Values
            .OrderBy(known => known.Closed is not null).ThenBy(known => known.Order.Due).ThenBy(known => known.Order.Id, StringComparer.Ordinal)
            .Select(known => new RectificationLine(known, projection.Facts.Find(known.Order.Subject)?.Declaration is { } declared ? declared.Title : known.Order.Subject,
                projection.Facts.Find(known.Order.Subject)?.Declaration.Unit ?? "", known.IsOverdue(projection.Facts.AsOf))).ToArray(),
        cancellation) ?? [];
}
