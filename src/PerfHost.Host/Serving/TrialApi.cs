using PerfHost.Engine.Schemes;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Serving;

/// <summary>The HTTP API for trying another value of one number of a scheme. It only reads: nothing is applied.</summary>
internal static class TrialApi
{
    public static void MapTrialApi(this WebApplication app)
    {
        app.MapGet("/api/boards/{board}/settings", async (string board, BoardSet boards, CancellationToken cancellation) =>
            await boards.FindAsync(board, cancellation) is { } found
                ? Results.Ok(await found.LookAsync(
                    projection => projection.Schemes.Select(scheme => new SchemeSettingList(scheme.Id, scheme.Title, SchemeSettings.Of(scheme, projection.Facts.AsOf))).ToArray(), cancellation))
                : NotFound(board));
        app.MapGet("/api/boards/{board}/trial", TryAsync);
    }

    private static async Task<IResult> TryAsync(
        string board, string scheme, string setting, double value, BoardSet boards, CancellationToken cancellation, int from = 0, int count = TrialAnswer.Usual)
    {
        if (await boards.FindAsync(board, cancellation) is not { } found)
        {
            return NotFound(board);
        }

        if (await found.LookAsync(projection => Current(projection.Schemes, scheme), cancellation) is not { } current)
        {
            return Results.NotFound(new Problem($"看板“{board}”没有按方案“{scheme}”评价的对象。"));
        }

        if (from < 0 || count is < 1 or > TrialAnswer.Most)
        {
            return Results.BadRequest(new Problem($"from 应不小于 0，count 应在 1 到 {TrialAnswer.Most} 之间，现为 {from}、{count}。"));
        }

        try
        {
            return Results.Ok(TrialAnswer.Of(await found.TryAsync(SchemeSettings.With(current, setting, value), cancellation), from, count));
        }
        catch (SettingRefusedException error)
        {
            return Results.BadRequest(new Problem(error.Message));
        }
    }

    private static Scheme? Current(IEnumerable<Scheme> schemes, string id) => schemes.FirstOrDefault(known => known.Id == id);

    private static IResult NotFound(string board) => Results.NotFound(new Problem($"没有看板“{board}”。"));
}
