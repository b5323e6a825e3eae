namespace PerfHost.Web.Accounts;

/// <summary>The limits of accounts and keys. They are this program's arrangement (本方案约定).</summary>
public static class AccountLimits
{
    /// <summary>Characters of a password, at least.</summary>
    public const int ShortestPassword = 10;

    /// <summary>Characters of a password, at most: hashing a longer one would be work for an attacker to order.</summary>
    public const int LongestPassword = 128;

    /// <summary>Characters of a name, at most.</summary>
    public const int LongestName = 40;

    /// <summary>Accounts, at most; and keys.</summary>
    public const int Most = 500;

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public const int Failures = 5;

    /// <summary>How long it stays locked.</summary>
    public static TimeSpan Lockout { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts without being used.</summary>
    public static TimeSpan Session { get; } = TimeSpan.FromHours(12);
}
