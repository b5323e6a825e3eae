using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Accounts;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>Makes the first account, for whoever has the one-time link from the console.</summary>
[AllowAnonymous]
public sealed class SetupModel(AccountBook book, FirstAccountLink link, Texts texts) : PageModel
{
    /// <summary>The name typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The password typed; never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The password typed again.</summary>
    [BindProperty]
    public string? Again { get; set; }

    /// <summary>The token of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Why nothing was made; null at first.</summary>
    public string? Refused { get; private set; }

    /// <summary>Shows the form, to the holder of the link only.</summary>
    public IActionResult OnGet() => link.Accepts(Token) ? Page() : NotFound();

    /// <summary>Makes the account and signs it in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!link.Accepts(Token))
        {
            return NotFound();
        }

        if (Password != Again)
        {
            Refused = texts["accounts.differs"];
            return Page();
        }

        try
        {
            await HttpContext.SignInAsync(book.Add(Name ?? "", Password ?? "", first: true));
            return Redirect("/account");
        }
        catch (AccountRefusedException refused)
        {
            Refused = texts.Format(refused.Key, [.. refused.Values]);
            return Page();
        }
    }
}
