using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Accounts;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>Signs people in and out.</summary>
[AllowAnonymous]
public sealed class SignInModel(AccountBook book, Texts texts, TimeProvider time) : PageModel
{
    /// <summary>The name typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The password typed; never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The page that asked to sign in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Why nobody was signed in; null at first.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether there is anybody who could sign in.</summary>
    public bool HasAccounts => book.Accounts.Count > 0;

    /// <summary>Signs in and goes to the page that asked for it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var answer = book.SignIn(Name ?? "", Password ?? "");
        if (answer.Account is { } account)
        {
            await HttpContext.SignInAsync(account);
            return LocalRedirect(Url.IsLocalUrl(From) ? From : "/");
        }

        Refused = answer.LockedUntil is { } until
            ? texts.Format("accounts.locked", TimeZoneInfo.ConvertTime(until, time.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture))
            : texts["accounts.wrong"];
        return Page();
    }

    /// <summary>Signs out at this browser.</summary>
    public async Task<IActionResult> OnPostOutAsync()
    {
        await HttpContext.SignOutAsync(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationDefaults.AuthenticationScheme);
        return Redirect("/signin");
    }
}
