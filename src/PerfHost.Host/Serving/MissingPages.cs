using Microsoft.AspNetCore.Diagnostics;
using PerfHost.Web.Pages;

namespace PerfHost.Host.Serving;

/// <summary>Shows people a page where there is none: a browser leaves an empty 404 blank. Programs get the status as before.</summary>
internal static class MissingPages
{
    public static IApplicationBuilder UseMissingPages(this IApplicationBuilder app) => app.UseStatusCodePagesWithReExecute(MissingModel.Address).Use(async (context, next) =>
    {
        var forPeople = IsForPeople(context.Request);
        await next(context);
        if ((context.Response.StatusCode != StatusCodes.Status404NotFound || !forPeople) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    });

    private static bool IsForPeople(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase);
}
