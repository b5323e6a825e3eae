using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Engine.Boards;
using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>A page about one board: the one named in the address, else the first that has subjects.</summary>
/// <param name="boards">The boards.</param>
public abstract class BoardPage(BoardSet boards) : PageModel
{
    /// <summary>What the page is about; null before the board was looked at.</summary>
    public BoardHeading? Heading { get; private set; }

    /// <summary>The boards.</summary>
    protected BoardSet Boards { get; } = boards;

    /// <summary>Looks at the board while nothing changes it.</summary>
    /// <typeparam name="T">What the page shows.</typeparam>
    /// <param name="board">The id in the address; null or empty for the first board with subjects.</param>
    /// <param name="look">Must not keep the projection. May return null: what was asked for is not there.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What was seen; null when there is no such board, or nothing was seen.</returns>
    protected async Task<T?> LookAsync<T>(string? board, Func<BoardProjection, T?> look, CancellationToken cancellation)
        where T : class
    {
        if (await FindAsync(board, cancellation) is not { } found)
        {
            return null;
        }

        return await found.LookAsync(
            projection =>
            {
                ViewData["Heading"] = Heading = new BoardHeading(found.Id, projection.Facts.Title, projection.Facts.IsDemonstration, projection.Facts.AsOf) { Ungoverned = projection.Ungoverned };
                return look(projection);
            },
            cancellation);
    }

    /// <summary>The board in the address, or the first that has subjects; null when there is none.</summary>
    /// <param name="board">The id in the address; null or empty for the first board with subjects.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    protected async Task<Board?> FindAsync(string? board, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(board))
        {
            return await Boards.FindAsync(board, cancellation);
        }

        foreach (var candidate in await Boards.AllAsync(cancellation))
        {
            if (await candidate.LookAsync(projection => projection.Facts.Subjects.Count > 0, cancellation))
            {
                return candidate;
            }
        }

        return null;
    }
}
