namespace PerfHost.Web.Accounts;

/// <summary>An account or key cannot be made or changed as asked.</summary>
/// <param name="key">The key of the text that says why.</param>
/// <param name="values">The values of that text.</param>
public sealed class AccountRefusedException(string key, params object[] values) : Exception(key)
{
    /// <summary>The key of the text that says why.</summary>
    public string Key { get; } = key;

    /// <summary>The values of that text.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
