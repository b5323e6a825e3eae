using PerfHost.Host.Serving;
using PerfHost.Loading;
using PerfHost.Web.Accounts;

namespace PerfHost.Host.Sources;

/// <summary>The HTTP API of the data sources.</summary>
internal static class SourceApi
{
    /// <summary>How many rejected rows a check shows.</summary>
    public const int ShownRejections = 50;

    private const int MostRejections = 1000;

    public static void MapSourceApi(this WebApplication app)
    {
        app.MapGet("/api/sources", (SourceRunner runner) => Answer(() => runner.List().Sources));
        app.MapGet("/api/sources/{id}/rejections", (string id, SourceRunner runner) => Answer(() => runner.Rejections(runner.File().Find(id).Id, MostRejections)));
        app.MapPost("/api/sources/{id}/run", (string id, SourceRunner runner, CancellationToken cancellation) => AnswerAsync(async () =>
            await runner.RunAsync(id, cancellation) is not null
                ? Results.Ok(runner.Status(runner.File().Find(id)))
                : Results.Conflict(new Problem($"数据源“{id}”正在读取。")))).RequireAuthorization(AccessScope.Observe);
        app.MapPost("/api/sources/{id}/look", (string id, SourceRunner runner, CancellationToken cancellation) => AnswerAsync(async () =>
            await runner.RefuseAsync(id, cancellation) is { } refusal ? Results.BadRequest(new Problem(refusal)) : Results.NoContent())).RequireAuthorization(AccessScope.Observe);
        app.MapPost("/api/sources/{id}/check", (string id, SourceRunner runner, CancellationToken cancellation) => AnswerAsync(async () =>
            Results.Ok(await runner.CheckAsync(id, ShownRejections, cancellation)))).RequireAuthorization(AccessScope.Observe);
    }

    private static async Task<IResult> AnswerAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (UnknownSourceException unknown)
        {
            return Results.NotFound(new Problem(unknown.Message));
        }
        catch (Exception wrong) when (wrong is SourceConfigException or PackageException)
        {
            return Results.BadRequest(new Problem(wrong.Message));
        }
    }

    private static IResult Answer<T>(Func<T> answer)
    {
        try
        {
            return Results.Ok(answer());
        }
        catch (UnknownSourceException unknown)
        {
            return Results.NotFound(new Problem(unknown.Message));
        }
        catch (SourceConfigException wrong)
        {
            return Results.BadRequest(new Problem(wrong.Message));
        }
    }
}
