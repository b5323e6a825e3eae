namespace PerfHost.Web.Accounts;

/// <summary>A person who may sign in. Immutable.</summary>
/// <param name="Name">The name that is typed to sign in; letters of any script, unique without regard to case.</param>
/// <param name="PasswordHash">The password as a salted, slow hash; never the password.</param>
/// <param name="Stamp">Random; another one ends all sessions of the account.</param>
/// <param name="Created">When the account was made.</param>
public sealed record Account(string Name, string PasswordHash, string Stamp, DateTimeOffset Created)
{
    /// <summary>Wrong passwords since the last right one or the last lockout.</summary>
    public int Failures { get; init; }

    /// <summary>Until when nobody may try; null when the account is not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
