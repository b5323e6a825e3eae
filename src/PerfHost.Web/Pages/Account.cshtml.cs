using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Accounts;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>For administrators: the own password, the other accounts, the keys of programs.</summary>
[Authorize(AccessScope.Packages)]
public sealed class AccountModel(AccountBook book, Texts texts) : PageModel
{
    private const int DaysOfAKey = 365;

    /// <summary>What was refused; null when nothing was.</summary>
    public string? Refused { get; private set; }

    /// <summary>What was done; null when nothing was.</summary>
    public string? Done { get; private set; }

    /// <summary>A key just made, shown this once; null otherwise.</summary>
    public string? Secret { get; private set; }

    /// <summary>All accounts.</summary>
    public IReadOnlyList<Account> Accounts => book.Accounts;

    /// <summary>All keys.</summary>
    public IReadOnlyList<ApiKey> Keys => book.Keys;

    /// <summary>Whether a person is signed in; a key may not make accounts or keys.</summary>
    private Account? Me => book.Find(User.Identity?.Name ?? "");

    /// <summary>Changes the own password; sessions elsewhere end.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? password, string? again)
    {
        if (Me is not { } me)
        {
            return Forbid();
        }

        if (password != again)
        {
            Refused = texts["accounts.differs"];
        }
        else if (book.SignIn(me.Name, current ?? "").Account is null)
        {
            Refused = texts["accounts.wrong"];
        }
        else
        {
            Try(() => me = book.ChangePassword(me.Name, password ?? ""), "accounts.password.changed");
            await HttpContext.SignInAsync(me);
        }

        return Page();
    }

    /// <summary>Makes another administrator.</summary>
    public IActionResult OnPostAdd(string? name, string? password) =>
        Me is null ? Forbid() : Try(() => book.Add(name ?? "", password ?? ""), "accounts.added", name ?? "");

    /// <summary>Takes an account away.</summary>
    public IActionResult OnPostRemove(string name) => Me is null ? Forbid() : Try(() => book.Remove(name), "accounts.removed", name);

    /// <summary>Makes a key that lasts a year.</summary>
    public IActionResult OnPostKey(string? title, string[] scopes) => Me is not { } me
        ? Forbid()
        : Try(() => Secret = book.AddKey(title ?? "", scopes, me.Name, TimeSpan.FromDays(DaysOfAKey)).Secret, "accounts.key.made");

    /// <summary>Takes a key away.</summary>
    public IActionResult OnPostRevoke(string id) => Me is null ? Forbid() : Try(() => book.RevokeKey(id), "accounts.key.revoked", id);

    private PageResult Try(Action action, string done, params object[] values)
    {
        try
        {
            action();
            Done = texts.Format(done, values);
        }
        catch (AccountRefusedException refused)
        {
            Refused = texts.Format(refused.Key, [.. refused.Values]);
        }

        return Page();
    }
}
