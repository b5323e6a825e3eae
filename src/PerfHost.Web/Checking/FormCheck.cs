using Microsoft.Extensions.Logging;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;
using PerfHost.Web.Packages;
using PerfHost.Web.Text;

namespace PerfHost.Web.Checking;

/// <summary>Reads and scores the forms of one file and says what is wrong with them. Keeps nothing; one instance serves one thread.</summary>
/// <param name="packages">The packages.</param>
/// <param name="texts">The words.</param>
/// <param name="log">Where a defect of our own is told.</param>
/// <param name="chosen">The scheme for every form; null takes that of the place on the form.</param>
public sealed class FormCheck(PackageSet packages, Texts texts, ILogger log, Scheme? chosen = null)
{
    private readonly FormScorer _scorer = new(packages, chosen);
    private readonly ReturnOpinion _opinion = new(texts);

    /// <summary>Checks a file. Whatever it is, it gives a result and never an exception.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name as it was sent.</param>
    public CheckedFile Check(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var file = ShownText.Name(name);
        var forms = new List<CheckedForm>();
        var broken = new List<BrokenFile>();
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            foreach (var form in packages.FormReader.Read(stream, file))
            {
                if (_scorer.SchemeOf(form) is { } scheme)
                {
                    forms.Add(Checked(file, form, scheme));
                }
                else
                {
                    broken.Add(Broken(file, NoScheme(file, form)));
                }
            }
        }
        catch (FormFormatException error)
        {
            broken.Add(Broken(file, error));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A defect of ours in one form must not cost the other 1,599.
            log.LogError(error, "A form could not be checked.");
            broken.Add(Broken(file, new FormFormatException(
                texts["check.defect.what"], file, error.GetType().Name, texts["check.defect.expected"], texts["check.defect.next"], error)));
        }

        return new CheckedFile(file, forms, broken);
    }

    private CheckedForm Checked(string file, SelfEvaluationForm form, Scheme scheme)
    {
        var result = _scorer.Score(form, scheme, explain: false);
        return new CheckedForm(
            file, ShownText.Of(form.Title), ShownText.Of(form.Unit.Length > 0 ? form.Unit : form.Department), scheme.Title,
            result.Total is { } total ? Rounding.Text(total) : null, result.PublishedTotal is { } published ? Rounding.Text(published) : null, result.Grade,
            [.. result.Findings.Select(Checked)], _opinion.On(result.Findings));
    }

    private CheckedFinding Checked(Finding finding) => new(
        finding.Code, FindingWords.Kind(texts, finding.Code), ReturnOpinion.SeverityOf(finding),
        ShownText.Of(finding.Where), ShownText.Of(finding.Found), ShownText.Of(finding.Expected), _opinion.On(finding));

    private BrokenFile Broken(string file, FormFormatException error) => new(
        file, error.What, ShownText.Of(error.Where), ShownText.Of(error.Found), ShownText.Of(error.Expected), error.NextStep, _opinion.On(file, error));

    private FormFormatException NoScheme(string file, SelfEvaluationForm form) => new(
        texts["check.no-scheme.what"], file, form.Place, texts["check.no-scheme.expected"], texts["check.no-scheme.next"]);
}
