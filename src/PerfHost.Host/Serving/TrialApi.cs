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
        app.MapGet("/api/boards/{board}/trial", async (string board, string scheme, string setting, double value, BoardSet boards, CancellationToken cancellation) =>
        {
            if (await boards.FindAsync(board, cancellation) is not { } found)
            {
                return NotFound(board);
            }

            return await found.LookAsync(
                projection =>
                {
                    if (projection.Schemes.FirstOrDefault(known => known.Id == scheme) is not { } current)
                    {
                        return Results.NotFound(new Problem($"看板“{board}”没有按方案“{scheme}”评价的对象。"));
                    }

                    try
                    {
                        return Results.Ok(Trial.Of(projection, SchemeSettings.With(current, setting, value)));
                    }
                    catch (SettingRefusedException error)
                    {
                        return Results.BadRequest(new Problem(error.Message));
                    }
                },
                cancellation);
        });
    }

    private static IResult NotFound(string board) => Results.NotFound(new Problem($"没有看板“{board}”。"));
}
