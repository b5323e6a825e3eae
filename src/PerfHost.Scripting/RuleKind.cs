namespace PerfHost.Scripting;

/// <summary>Which of the three pure contracts a rule file implements.</summary>
public enum RuleKind
{
    /// <summary><c>key.indicator.csx</c>: <see cref="Sdk.IIndicatorType"/>.</summary>
    Indicator = 0,

    /// <summary><c>key.method.csx</c>: <see cref="Sdk.IEvaluationMethod"/>.</summary>
    Method,

    /// <summary><c>key.policy.csx</c>: <see cref="Sdk.IResultPolicy"/>.</summary>
    Policy,
}
