using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace PerfHost.Web.Accounts;

/// <summary>
/// Who may sign in. Every account is an administrator's. A wrong name costs as much time as a wrong password. Safe for many threads.
/// </summary>
/// <param name="file">Where they are kept.</param>
/// <param name="time">The clock for lockouts.</param>
public sealed class AccountBook(AccountFile file, TimeProvider time)
{
    private static readonly PasswordHasher<string> Hasher = new();
    private static readonly string NobodysHash = Hasher.HashPassword("", Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
    private readonly Lock _lock = new();

    /// <summary>All accounts.</summary>
    public IReadOnlyList<Account> Accounts => Read().Accounts;

    /// <summary>An account by its name; null when there is none.</summary>
    /// <param name="name">In any case.</param>
    public Account? Find(string name) => Find(Read(), name);

    /// <summary>Makes an account.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="password">Its password.</param>
    /// <param name="first">True for the first account of all: refused when there is one already.</param>
    /// <exception cref="AccountRefusedException">The name is taken or no name, the password is too short or too long, or there is an account already.</exception>
    public Account Add(string name, string password, bool first = false)
    {
        name = NameOf(name);
        Check(name, password);
        var account = new Account(name, Hasher.HashPassword(name, password), Stamp(), time.GetUtcNow());
        Change(content => (first ? content.Accounts.Count > 0 : content.Accounts.Count >= AccountLimits.Most)
            ? throw new AccountRefusedException(first ? "accounts.exists" : "accounts.too-many", AccountLimits.Most)
            : Find(content, name) is not null
                ? throw new AccountRefusedException("accounts.taken", name)
                : content with { Accounts = [.. content.Accounts, account] });
        return account;
    }

    /// <summary>Tries to sign in.</summary>
    /// <param name="name">The name typed.</param>
    /// <param name="password">The password typed.</param>
    public SignInAnswer SignIn(string name, string password)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(password);
        var account = password.Length > AccountLimits.LongestPassword ? null : Find(name.Trim());
        var now = time.GetUtcNow();
        if (account?.LockedUntil > now)
        {
            return new SignInAnswer(null, account.LockedUntil);
        }

        // Outside the lock, as it is slow by intent.
        var known = Hasher.VerifyHashedPassword(account?.Name ?? "", account?.PasswordHash ?? NobodysHash, password.Length > AccountLimits.LongestPassword ? "" : password);
        if (account is null)
        {
            return new SignInAnswer(null, null);
        }

        if (known == PasswordVerificationResult.Failed)
        {
            Account after = account;
            Change(account.Name, current => after = current.Failures + 1 < AccountLimits.Failures
                ? current with { Failures = current.Failures + 1 }
                : current with { Failures = 0, LockedUntil = now + AccountLimits.Lockout });
            return new SignInAnswer(null, after.LockedUntil > now ? after.LockedUntil : null);
        }

        if (account.Failures > 0 || account.LockedUntil is not null)
        {
            Change(account.Name, current => current with { Failures = 0, LockedUntil = null });
        }

        return new SignInAnswer(account, null);
    }

    /// <summary>Gives an account another password and ends its sessions.</summary>
    /// <param name="name">The account.</param>
    /// <param name="password">The new password.</param>
    /// <exception cref="AccountRefusedException">There is no such account, or the password is too short or too long.</exception>
    public Account ChangePassword(string name, string password)
    {
        Check(name, password);
        var hash = Hasher.HashPassword(name, password);
        Account? changed = null;
        Change(name, current => changed = current with { PasswordHash = hash, Stamp = Stamp(), Failures = 0, LockedUntil = null });
        return changed ?? throw new AccountRefusedException("accounts.unknown", name);
    }

    /// <summary>Takes an account away and ends its sessions. Its keys stay, each can be revoked.</summary>
    /// <param name="name">The account.</param>
    /// <exception cref="AccountRefusedException">It is the last one: nobody could sign in any more.</exception>
    public void Remove(string name) => Change(content => content.Accounts.Count == 1 && Find(content, name) is not null
        ? throw new AccountRefusedException("accounts.last")
        : content with { Accounts = [.. content.Accounts.Where(account => !IsNamed(account, name))] });

    /// <summary>All keys.</summary>
    public IReadOnlyList<ApiKey> Keys => Read().Keys;

    /// <summary>Makes a key.</summary>
    /// <param name="title">What it is for.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="lifetime">After which it ends; null never.</param>
    /// <returns>The key, shown this once, and what is kept of it.</returns>
    /// <exception cref="AccountRefusedException">It has no title, no scope or an unknown one, or there are too many keys.</exception>
    public (string Secret, ApiKey Key) AddKey(string title, IReadOnlyCollection<string> scopes, string by, TimeSpan? lifetime)
    {
        title = NameOf(title);
        ArgumentNullException.ThrowIfNull(scopes);
        if (title.Length is 0 or > AccountLimits.LongestName)
        {
            throw new AccountRefusedException("accounts.key.title", AccountLimits.LongestName);
        }

        if (scopes.Count == 0 || scopes.Any(scope => !AccessScope.All.Contains(scope, StringComparer.Ordinal)))
        {
            throw new AccountRefusedException("accounts.key.scope", string.Join(' ', AccessScope.All));
        }

        var (secret, now) = (ApiKeySecret.New(), time.GetUtcNow());
        var key = new ApiKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), title, ApiKeySecret.Hash(secret), [.. scopes.Distinct(StringComparer.Ordinal)], by, now, now + lifetime);
        Change(content => content.Keys.Count >= AccountLimits.Most ? throw new AccountRefusedException("accounts.too-many", AccountLimits.Most) : content with { Keys = [.. content.Keys, key] });
        return (secret, key);
    }

    /// <summary>The key that a program showed; null when it is unknown, revoked or has ended.</summary>
    /// <param name="secret">The key.</param>
    public ApiKey? FindKey(string secret)
    {
        var hash = ApiKeySecret.Hash(secret);
        return Read().Keys.FirstOrDefault(key => key.Hash == hash && !(key.Expires <= time.GetUtcNow()));
    }

    /// <summary>Takes a key away.</summary>
    /// <param name="id">Its id.</param>
    public void RevokeKey(string id) => Change(content => content with { Keys = [.. content.Keys.Where(key => key.Id != id)] });

    private static void Check(string name, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (name.Length is 0 or > AccountLimits.LongestName || name.Any(char.IsControl))
        {
            throw new AccountRefusedException("accounts.name", AccountLimits.LongestName);
        }

        if (password.Length is < AccountLimits.ShortestPassword or > AccountLimits.LongestPassword || password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            throw new AccountRefusedException("accounts.password", AccountLimits.ShortestPassword, AccountLimits.LongestPassword);
        }
    }

    private static string NameOf(string? typed) => (typed ?? "").Trim();

    private static string Stamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Account? Find(AccountContent content, string name) => content.Accounts.FirstOrDefault(account => IsNamed(account, name));

    private static bool IsNamed(Account account, string name) => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase);

    private AccountContent Read()
    {
        lock (_lock)
        {
            return file.Content;
        }
    }

    private void Change(string name, Func<Account, Account> change) =>
        Change(content => content with { Accounts = [.. content.Accounts.Select(account => IsNamed(account, name) ? change(account) : account)] });

    private void Change(Func<AccountContent, AccountContent> change)
    {
        lock (_lock)
        {
            file.Replace(change(file.Content));
        }
    }
}
