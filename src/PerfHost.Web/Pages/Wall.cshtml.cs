using Microsoft.AspNetCore.Mvc;
using PerfHost.Engine.Monitoring;
using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>The wall screen (大屏) of a board: the cells as they are now; the page's script follows them from there.</summary>
public sealed class WallModel(BoardSet boards) : BoardPage(boards)
{
    /// <summary>How many rows of a list the page brings along; the script lists the rest.</summary>
    public const int FirstRows = 12;

    private IReadOnlyDictionary<string, string> _cells = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The board's id; empty when there is no board to show.</summary>
    public string Board { get; private set; } = "";

    /// <summary>The ledger sequence the cells are valid at.</summary>
    public long Sequence { get; private set; }

    /// <summary>The published string of a cell, see <see cref="WallCells"/>; empty when there is no such cell.</summary>
    /// <param name="key">The cell.</param>
    public string this[string key] => _cells.GetValueOrDefault(key, "");

    /// <summary>The cells of a list, grouped by what stands between the prefix and the last slash, in the order of the list.</summary>
    /// <param name="prefix">For example <c>lights/</c>.</param>
    public IEnumerable<Func<string, string>> List(string prefix) => _cells.Keys
        .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && key.LastIndexOf('/') > prefix.Length)
        .Select(key => key[..(key.LastIndexOf('/') + 1)]).Distinct(StringComparer.Ordinal)
        .Select(item => (Func<string, string>)(field => this[item + field]));

    /// <summary>Shows the board named in the address; without a name, goes to the first board with subjects, so that the screen stays with it.</summary>
    /// <param name="board">The board's id; null for the first.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IActionResult> OnGetAsync([FromRoute] string? board, CancellationToken cancellation)
    {
        var named = board ?? Request.Query["board"].ToString();
        if (await FindAsync(named, cancellation) is not { } found)
        {
            return named.Length > 0 ? NotFound() : Page();
        }

        if (board is null)
        {
            return Redirect($"/wall/{Uri.EscapeDataString(found.Id)}");
        }

        var snapshot = (await found.WallAsync(cancellation)).Snapshot();
        _cells = snapshot.Cells.ToDictionary(cell => cell.Key, cell => cell.Value!, StringComparer.Ordinal);
        (Board, Sequence) = (found.Id, snapshot.To);
        return Page();
    }
}
