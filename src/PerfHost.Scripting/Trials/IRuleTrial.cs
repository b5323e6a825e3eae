using PerfHost.Scripting.Cases;

namespace PerfHost.Scripting.Trials;

/// <summary>Runs one rule once for somebody who is writing it, in this process or in one that can be killed.</summary>
public interface IRuleTrial
{
    /// <summary>Compiles and runs a rule.</summary>
    /// <param name="rule">An indicator rule.</param>
    /// <param name="input">What it is to score.</param>
    /// <param name="explain">Also tell the steps.</param>
    /// <exception cref="RulesRefusedException">The rule is refused or does not compile.</exception>
    TrialResult Run(RuleText rule, RuleMeasurement input, bool explain);
}
