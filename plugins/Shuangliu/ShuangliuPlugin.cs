using PerfHost.Sdk;
using PerfHost.Shuangliu.Application;
using PerfHost.Shuangliu.Monitoring;

namespace PerfHost.Shuangliu;

/// <summary>What Sichuan's rules need beyond the national framework; the gap rule beside it is a script.</summary>
public sealed class ShuangliuPlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(Extension.Of("execution-thresholds", "预算执行预警线", new ExecutionThresholds()));
        registry.Add(Extension.Of("reason-required", "执行率偏低须说明原因", new ReasonRequired()));
        registry.Add(Extension.Of("grade-consequences", "评价结果应用", new GradeConsequences()));
    }
}
