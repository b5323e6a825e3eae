namespace PerfHost.Host.Serving;

/// <summary>
/// Refuses requests that another site's page makes from this machine's browser. Browsers name the page's origin on
/// WebSockets and on all writes; services and the command line name none.
/// </summary>
internal static class SameOrigin
{
    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{context.Request.Scheme}://{context.Request.Host}")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsJsonAsync(new Problem("请求来自另一个网站的页面，已拒绝。请从本站的页面操作；程序请不带 Origin。"), context.RequestAborted);
            return;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        // Under no-referrer a browser hides the origin of its own forms, and they would be refused above.
        headers["Referrer-Policy"] = "same-origin";
        await next(context);
    });
}
