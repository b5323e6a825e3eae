using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Schemes;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Scoring;

/// <summary>Scores forms without a ledger: by the scheme that is named, or by that of the place on the form.</summary>
public sealed class FormScorer(PackageSet packages)
{
    private readonly Dictionary<string, SubjectEvaluator> _evaluators = new(StringComparer.Ordinal);

    /// <summary>Scores a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="explain">Also record the steps.</param>
    public SubjectResult Score(SelfEvaluationForm form, Scheme scheme, bool explain)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(scheme);
        if (!_evaluators.TryGetValue(scheme.Id, out var evaluator))
        {
            _evaluators.Add(scheme.Id, evaluator = new SubjectEvaluator(scheme, packages.Extensions));
        }

        return evaluator.Evaluate(FormFacts.Of(form), Moment.AfterYear(form.Year), explain);
    }
}
