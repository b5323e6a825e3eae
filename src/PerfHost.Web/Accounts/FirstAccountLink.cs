using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace PerfHost.Web.Accounts;

/// <summary>
/// The one-time way to the first account: whoever reads the console of the machine may make it. The link lives as long as
/// the process, and only until there is an account. Safe for many threads.
/// </summary>
/// <param name="book">The accounts.</param>
public sealed class FirstAccountLink(AccountBook book)
{
    private readonly string _token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>The link, relative to the server; null when there is an account already.</summary>
    public string? Address => book.Accounts.Count == 0 ? $"/setup?token={_token}" : null;

    /// <summary>Whether a token is the link's, and still good.</summary>
    /// <param name="token">The token in the address.</param>
    public bool Accepts(string? token) =>
        book.Accounts.Count == 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token ?? ""), Encoding.UTF8.GetBytes(_token));
}
