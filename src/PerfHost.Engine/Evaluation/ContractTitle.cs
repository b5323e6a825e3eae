using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>What the contracts of extensions are called where people read it.</summary>
public static class ContractTitle
{
    /// <summary>The Chinese name of a contract.</summary>
    /// <param name="contract">One of the four contracts of the Sdk.</param>
    public static string Of(Type contract) => contract == typeof(IIndicatorType) ? "指标类型"
        : contract == typeof(IEvaluationMethod) ? "评价方法"
        : contract == typeof(IResultPolicy) ? "结果应用"
        : "数据源";
}
