namespace PerfHost.Web.Accounts;

/// <summary>A key by which a program signs in. Only its hash is kept. Immutable.</summary>
/// <param name="Id">Eight hexadecimal digits, by which people name it.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Hash">SHA-256 of the key, in hexadecimal; the key has 256 random bits, so a fast hash is enough.</param>
/// <param name="Scopes">What it may do, see <see cref="AccessScope"/>.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends; null never.</param>
public sealed record ApiKey(string Id, string Title, string Hash, IReadOnlyList<string> Scopes, string CreatedBy, DateTimeOffset Created, DateTimeOffset? Expires);
