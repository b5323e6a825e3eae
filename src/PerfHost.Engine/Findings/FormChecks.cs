using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>All that is odd about a subject: in the reading of its form, in its sums, in its claims, in its rules' findings.</summary>
internal static class FormChecks
{
    public static IReadOnlyList<Finding> All(Scheme scheme, SubjectFacts subject, SubjectResult result)
    {
        var findings = new List<Finding>();
        foreach (var item in result.Indicators)
        {
            findings.AddRange(item.Findings);
        }

        foreach (var evaluation in result.Evaluations)
        {
            findings.AddRange(evaluation.Findings);
        }

        if (result.Execution is not null)
        {
            findings.AddRange(result.Execution.Findings);
            findings.AddRange(ExecutionChecks.Check(subject, result));
        }

        if (subject is { Form: { } form, Reading: { } reading })
        {
            findings.AddRange(WeightChecks.Check(scheme, form, result));
            findings.AddRange(TotalChecks.Check(scheme, form, reading, result));
            findings.AddRange(ClaimChecks.Check(scheme, reading, result));
            findings.AddRange(HintChecks.Check(scheme, form));
            findings.AddRange(reading.Findings);
        }

        return findings.Count < 2 ? findings : [.. findings.DistinctBy(finding => (finding.Code, finding.Where, finding.Found))];
    }
}
