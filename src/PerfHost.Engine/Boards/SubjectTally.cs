using PerfHost.Engine.Evaluation;

namespace PerfHost.Engine.Boards;

/// <summary>What one subject counts in sums. A value type, so that a department's lie side by side and add up fast.</summary>
/// <param name="Scored">1 when it has a total, else 0.</param>
/// <param name="Findings">How many findings it has.</param>
/// <param name="Grade">Its grade; empty when it has none.</param>
/// <param name="Weight">What it weighs in the mean; 0 without a total.</param>
/// <param name="WeightedTotal">Its total times its weight.</param>
internal readonly record struct SubjectTally(int Scored, int Findings, string Grade, double Weight, double WeightedTotal)
{
    /// <summary>One subject.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="byMoney">Weighted by its budget; a subject without one then weighs nothing.</param>
    public static SubjectTally Of(SubjectResult result, bool byMoney)
    {
        var weight = result.Total is null ? 0 : byMoney ? Math.Max((double)(result.Budget ?? 0), 0) : 1;
        return new SubjectTally(result.Total is null ? 0 : 1, result.Findings.Count, result.Grade ?? "", weight, weight > 0 ? weight * result.RawTotal : 0);
    }
}
