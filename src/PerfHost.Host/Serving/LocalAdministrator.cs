using System.Security.Claims;
using PerfHost.Web.Accounts;

namespace PerfHost.Host.Serving;

/// <summary>
/// Whoever may read the server's data folder on this machine may do what an administrator may: it is theirs anyway. They
/// prove it by the server's secret, which a page of another site cannot send.
/// </summary>
internal static class LocalAdministrator
{
    private const string Kind = "local secret";

    public static IApplicationBuilder UseLocalSecret(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Headers.TryGetValue(LocalSecret.Header, out var word) && Access.IsLocal(context)
            && context.RequestServices.GetRequiredService<LocalSecret>().Is(word.ToString()))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity(AccessScope.All.Select(scope => new Claim(Access.ScopeClaim, scope)), Kind));
        }

        await next(context);
    });
}
