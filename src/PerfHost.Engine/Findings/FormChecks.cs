using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>All that is odd about a subject: in the reading of its form, in its sums, in its claims, in its rules' findings.</summary>
internal static class FormChecks
{
    /// <summary>What follows from declaration, form and scheme alone, whatever is observed.</summary>
    public static FixedFindings Fixed(Scheme scheme, HintChecks hints, SubjectFacts subject, SubjectResult result) =>
        subject is { Form: { } form, Reading: { } reading }
            ? new FixedFindings([.. WeightChecks.Check(scheme, form, result)], [.. hints.Check(form), .. reading.Findings])
            : FixedFindings.None;

    /// <summary>All findings, without repetitions.</summary>
    public static IReadOnlyList<Finding> All(Scheme scheme, SubjectFacts subject, SubjectResult result, FixedFindings fixedFindings)
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
            findings.AddRange(fixedFindings.Weights);
            findings.AddRange(TotalChecks.Check(scheme, form, reading, result));
            foreach (var item in result.Indicators)
            {
                findings.AddRange(item.ClaimFindings);
            }

            findings.AddRange(result.Execution?.ClaimFindings ?? []);
            findings.AddRange(fixedFindings.Texts);
        }

        return findings.Count < 2 ? findings : [.. findings.DistinctBy(finding => (finding.Code, finding.Where, finding.Found))];
    }
}
