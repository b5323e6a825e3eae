using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Schemes;
using PerfHost.Web.Packages;

namespace PerfHost.Web.Checking;

/// <summary>
/// Scores forms without a ledger, for the command line and for the page alike. One instance serves one thread.
/// </summary>
/// <param name="packages">The packages.</param>
/// <param name="chosen">The scheme for every form; null takes that of the place on the form.</param>
public sealed class FormScorer(PackageSet packages, Scheme? chosen = null)
{
    private readonly Dictionary<string, SubjectEvaluator> _evaluators = new(StringComparer.Ordinal);

    /// <summary>The scheme a form is scored by; null when none names its place and none is the default.</summary>
    /// <param name="form">The form.</param>
    public Scheme? SchemeOf(SelfEvaluationForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return chosen ?? packages.Schemes.ForPlace(form.Place);
    }

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
