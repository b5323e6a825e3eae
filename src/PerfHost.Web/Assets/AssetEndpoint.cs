using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PerfHost.Web.Assets;

/// <summary>Serves the built scripts and styles, compressed where the browser can read that.</summary>
public static class AssetEndpoint
{
    /// <summary>Maps <c>/assets/{file}</c>, and tells browsers that there is no icon.</summary>
    /// <param name="routes">The application.</param>
    public static void MapWebAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/favicon.ico", () => Results.NoContent()).AllowAnonymous();
        routes.MapGet("/assets/{file}", Serve).AllowAnonymous();
    }

    private static IResult Serve(string file, HttpContext context)
    {
        var type = Path.GetExtension(file) switch { ".js" => "text/javascript; charset=utf-8", ".css" => "text/css; charset=utf-8", _ => null };
        if (type is null)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.Vary = "Accept-Encoding";
        var compressed = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal) ? WebAssets.Open(file + ".br") : null;
        if ((compressed ?? WebAssets.Open(file)) is not { } stream)
        {
            return Results.NotFound();
        }

        if (compressed is not null)
        {
            headers.ContentEncoding = "br";
        }

        // The name carries a hash of the content.
        headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Stream(stream, type);
    }
}
