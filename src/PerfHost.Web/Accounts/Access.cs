using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PerfHost.Web.Accounts;

/// <summary>
/// Who may do what: one policy for each <see cref="AccessScope"/>. An account may do everything, a key what its scopes say.
/// People at this machine may look and report without signing in; whoever comes from beyond, or by way of a proxy, signs in.
/// </summary>
public static class Access
{
    /// <summary>The claim that carries a scope.</summary>
    public const string ScopeClaim = "scope";

    private const string StampClaim = "stamp";
    private const string Choose = "choose";

    /// <summary>Adds signing in and the policies. What has no policy of its own needs <see cref="AccessScope.Read"/>.</summary>
    /// <param name="services">The host's services, which bring an <see cref="AccountBook"/>.</param>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<FirstAccountLink>();
        services.AddAuthentication(Choose)
            .AddPolicyScheme(Choose, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? ApiKeyAuthentication.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddCookie(cookie =>
            {
                (cookie.LoginPath, cookie.AccessDeniedPath, cookie.ReturnUrlParameter) = ("/signin", "/signin", "from");
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (AccountLimits.Session, true);
                (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite) = ("perfhost", true, SameSiteMode.Strict);
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.Events.OnValidatePrincipal = ValidateAsync;
                cookie.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
            });
        services.AddAuthorization(options =>
        {
            foreach (var scope in AccessScope.All)
            {
                options.AddPolicy(scope, PolicyOf(scope));
            }

            options.FallbackPolicy = PolicyOf(AccessScope.Read);
        });
        return services.AddHttpContextAccessor();
    }

    /// <summary>Signs an account in at this browser.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">Who signed in.</param>
    public static Task SignInAsync(this HttpContext context, Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        Claim[] claims = [new(ClaimTypes.Name, account.Name), new(StampClaim, account.Stamp), .. AccessScope.All.Select(scope => new Claim(ScopeClaim, scope))];
        return context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
    }

    /// <summary>Whether a request comes from this very machine, asks for it by its own name, and was not passed on by a proxy.</summary>
    /// <param name="context">The request.</param>
    public static bool IsLocal(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var headers = context.Request.Headers;

        // A page elsewhere can point a name of its own at this machine; it cannot make a browser send another Host.
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && (context.Request.Host.Host == "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var asked) && IPAddress.IsLoopback(asked)))
            && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("X-Forwarded-Host") && !headers.ContainsKey("Forwarded") && !headers.ContainsKey("Via");
    }

    private static AuthorizationPolicy PolicyOf(string scope) => new AuthorizationPolicyBuilder()
        .RequireAssertion(context => context.User.HasClaim(ScopeClaim, scope)
            || (scope != AccessScope.Packages && context.Resource is HttpContext http && IsLocal(http)))
        .Build();

    /// <summary>A session ends when its account is gone or has another password.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var account = context.HttpContext.RequestServices.GetRequiredService<AccountBook>().Find(context.Principal?.Identity?.Name ?? "");
        if (account is null || context.Principal?.FindFirstValue(StampClaim) != account.Stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    /// <summary>People are shown the way to sign in; programs get the status.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/live", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
