using System.Text.RegularExpressions;

namespace PerfHost.Sdk;

/// <summary>A keyed implementation of one of the four contracts.</summary>
public sealed partial class Extension
{
    private Extension(string key, string title, object implementation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(implementation);
        if (!KeyPattern().IsMatch(key))
        {
            throw new ArgumentException($"扩展的键“{key}”应为小写字母、数字和连字符，例如 reverse-linear。", nameof(key));
        }

        Key = key;
        Title = title;
        Implementation = implementation;
    }

    /// <summary>The key that schemes name it by: lower-case letters, digits and hyphens.</summary>
    public string Key { get; }

    /// <summary>Its name in Chinese.</summary>
    public string Title { get; }

    /// <summary>An <see cref="IIndicatorType"/>, <see cref="IEvaluationMethod"/>, <see cref="IResultPolicy"/> or <see cref="IDataSource"/>.</summary>
    public object Implementation { get; }

    /// <summary>An indicator type.</summary>
    /// <param name="key">See <see cref="Key"/>.</param>
    /// <param name="title">See <see cref="Title"/>.</param>
    /// <param name="type">The implementation.</param>
    public static Extension Of(string key, string title, IIndicatorType type) => new(key, title, type);

    /// <summary>An evaluation method.</summary>
    /// <param name="key">See <see cref="Key"/>.</param>
    /// <param name="title">See <see cref="Title"/>.</param>
    /// <param name="method">The implementation.</param>
    public static Extension Of(string key, string title, IEvaluationMethod method) => new(key, title, method);

    /// <summary>A result policy.</summary>
    /// <param name="key">See <see cref="Key"/>.</param>
    /// <param name="title">See <see cref="Title"/>.</param>
    /// <param name="policy">The implementation.</param>
    public static Extension Of(string key, string title, IResultPolicy policy) => new(key, title, policy);

    /// <summary>A data source.</summary>
    /// <param name="key">See <see cref="Key"/>.</param>
    /// <param name="title">See <see cref="Title"/>.</param>
    /// <param name="source">The implementation.</param>
    public static Extension Of(string key, string title, IDataSource source) => new(key, title, source);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyPattern();
}
