using PerfHost.Sdk;

namespace PerfHost.Shuangliu.Application;

/// <summary>优 is preferred, 良 kept, 中 compressed, 差 cancelled in next year's budget (川财绩〔2025〕10号). No percentage is set there.</summary>
public sealed class GradeConsequences : IResultPolicy
{
    private const string Source = "川财绩〔2025〕10号";

    /// <inheritdoc/>
    public IReadOnlyList<ResultAction> Apply(ResultContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Grade switch
        {
            "优" => [new ResultAction("reward", "评价为优：下年度预算优先保障。", Source)],
            "良" => [new ResultAction("keep", "评价为良：下年度预算予以保持。", Source)],
            "中" => [new ResultAction("cut", "评价为中：下年度预算予以压减，比例由年度预算编制通知确定。", Source)],
            "差" => [new ResultAction("cancel", "评价为差：下年度取消安排。", Source)],
            _ => [],
        };
    }
}
