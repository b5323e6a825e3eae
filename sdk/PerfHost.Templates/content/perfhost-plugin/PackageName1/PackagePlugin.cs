using PerfHost.Sdk;

namespace PackageName1;

/// <summary>程序包的入口：登记它带来的扩展，每个一个键，方案用键来指名。</summary>
public sealed class PackagePlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry) =>
        registry.Add(Extension.Of("pass-line", "按完成率计分（低于及格线不得分）", new PassLine()));
}
