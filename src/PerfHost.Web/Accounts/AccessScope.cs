namespace PerfHost.Web.Accounts;

/// <summary>What a key may do; an account may do all of it.</summary>
public static class AccessScope
{
    /// <summary>Look at boards, ledgers and pages.</summary>
    public const string Read = "read";

    /// <summary>Report observations.</summary>
    public const string Observe = "observe";

    /// <summary>Install, upgrade, roll back and remove packages: running code.</summary>
    public const string Packages = "packages";

    /// <summary>All scopes, the most harmless first.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Observe, Packages];
}
