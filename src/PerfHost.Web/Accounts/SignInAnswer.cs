namespace PerfHost.Web.Accounts;

/// <summary>What came of a try to sign in.</summary>
/// <param name="Account">Who signed in; null when nobody did.</param>
/// <param name="LockedUntil">Until when the account is locked; null when it is not.</param>
public sealed record SignInAnswer(Account? Account, DateTimeOffset? LockedUntil);
