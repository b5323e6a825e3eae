namespace PerfHost.Sdk;

/// <summary>A data source asked for a setting that nobody wrote down. The host shows the message to whoever set the source up.</summary>
/// <param name="key">The key it asked for.</param>
public sealed class SettingMissingException(string key)
    : Exception($"缺少设置“{key}”。请在 sources.yaml 中这个数据源的 settings 下写明 {key}。")
{
    /// <summary>The key it asked for.</summary>
    public string Key { get; } = key;
}
