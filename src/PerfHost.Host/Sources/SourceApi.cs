using PerfHost.Host.Serving;
using PerfHost.Web.Accounts;

namespace PerfHost.Host.Sources;

/// <summary>The HTTP API of the data sources.</summary>
internal static class SourceApi
{
    private const int MostRejections = 1000;

    public static void MapSourceApi(this WebApplication app)
    {
        app.MapGet("/api/sources", (SourceRunner runner, TimeProvider time) => Answer(() => runner.File().Sources
            .Select(source => SourceStatus.Of(source, runner.State(source.Id), runner.IsRunning(source.Id), time.GetUtcNow())).ToList()));
        app.MapGet("/api/sources/{id}/rejections", (string id, SourceRunner runner) => Answer(() => runner.Rejections(runner.File().Find(id).Id, MostRejections)));
        app.MapPost("/api/sources/{id}/run", async (string id, SourceRunner runner, TimeProvider time, CancellationToken cancellation) =>
        {
            try
            {
                var source = runner.File().Find(id);
                return await runner.RunAsync(id, cancellation) is { } state
                    ? Results.Ok(SourceStatus.Of(source, state, false, time.GetUtcNow()))
                    : Results.Conflict(new Problem($"数据源“{id}”正在读取。"));
            }
            catch (SourceConfigException wrong)
            {
                return Results.BadRequest(new Problem(wrong.Message));
            }
        }).RequireAuthorization(AccessScope.Observe);
    }

    private static IResult Answer<T>(Func<T> answer)
    {
        try
        {
            return Results.Ok(answer());
        }
        catch (SourceConfigException wrong)
        {
            return Results.BadRequest(new Problem(wrong.Message));
        }
    }
}
