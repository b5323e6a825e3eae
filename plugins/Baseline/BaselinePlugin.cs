using PerfHost.Baseline.Kinds;
using PerfHost.Baseline.Lights;
using PerfHost.Sdk;

namespace PerfHost.Baseline;

/// <summary>The indicator kinds and the lights of the national framework.</summary>
public sealed class BaselinePlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(Extension.Of("proportional", "正向比例", new Proportional()));
        registry.Add(Extension.Of("reverse-ratio", "反向（比值法）", new ReverseRatio()));
        registry.Add(Extension.Of("reverse-linear", "反向（线性法）", new ReverseLinear()));
        registry.Add(Extension.Of("centred", "适度指标", new Centred()));
        registry.Add(Extension.Of("maintain", "保持类指标", new Maintain()));
        registry.Add(Extension.Of("milestone", "时限指标", new Milestone()));
        registry.Add(Extension.Of("progress", "较基准进步", new Progress()));
        registry.Add(Extension.Of("qualitative-bands", "定性分档", new QualitativeBands()));
        registry.Add(Extension.Of("yes-no", "是非指标", new YesNo()));
        registry.Add(Extension.Of("checklist", "要点清单", new Checklist()));
        registry.Add(Extension.Of("satisfaction-bands", "满意度分档", new SatisfactionBands()));
        registry.Add(Extension.Of("deduction", "超点扣分", new Deduction()));
        registry.Add(Extension.Of("execution-rate", "预算执行率", new ExecutionRate()));
        registry.Add(Extension.Of("timescaled-lights", "按时间进度亮灯", new TimescaledLights()));
    }
}
