using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PerfHost.Web.Pages;

/// <summary>What people see in place of a page that does not exist. It knows nothing of what was asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class MissingModel : PageModel
{
    /// <summary>Its address, to which nothing leads.</summary>
    public const string Address = "/missing";

    /// <summary>Says that there is nothing, to whoever asks for this page itself, too.</summary>
    public void OnGet() => Response.StatusCode = StatusCodes.Status404NotFound;
}
