namespace PerfHost.Sdk;

/// <summary>A rule asked for a parameter that the scheme does not have in force at the end of the evaluated period.</summary>
/// <param name="key">The key it asked for.</param>
public sealed class ParameterMissingException(string key)
    : Exception($"方案没有参数“{key}”，或它在评价期末尚未生效。请在方案的 parameters 中补上，并注明来源。")
{
    /// <summary>The key it asked for.</summary>
    public string Key { get; } = key;
}
