using System.Globalization;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Findings;
using PerfHost.Sdk;
using PerfHost.Web.Text;

namespace PerfHost.Web.Checking;

/// <summary>Writes 退回意见: what the unit has to do, in one text that is ready to be sent.</summary>
/// <param name="texts">The words.</param>
public sealed class ReturnOpinion(Texts texts)
{
    /// <summary>The opinion on a whole form; empty when there is nothing to say.</summary>
    /// <param name="findings">Its findings in the order of the form.</param>
    public string On(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Count < 2)
        {
            return findings.Count == 0 ? "" : On(findings[0]);
        }

        // What must be mended comes first; within that, the order of the form.
        var ordered = findings.OrderByDescending(finding => SeverityOf(finding)).ToArray();
        var points = ordered.Select((finding, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}.{Point(finding)}"));
        return texts.Format(Opening(SeverityOf(ordered[0])), string.Join(texts["check.opinion.separator"], points));
    }

    /// <summary>The opinion on one finding.</summary>
    /// <param name="finding">The finding.</param>
    public string On(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return texts.Format(Opening(SeverityOf(finding)), Point(finding));
    }

    /// <summary>The opinion on a file that is no form.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="broken">What is wrong with it.</param>
    public string On(string file, FormFormatException broken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        return texts.Format("check.opinion.broken", file, broken.What, ShownText.Of(broken.Found), broken.NextStep);
    }

    /// <summary>What a finding asks of the unit. A place's own rule asks for a correction.</summary>
    /// <param name="finding">The finding.</param>
    public static FindingSeverity SeverityOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return FindingCatalogue.Find(finding.Code)?.Severity ?? FindingSeverity.Mend;
    }

    private static string Opening(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Mend => "check.opinion.mend",
        FindingSeverity.Explain => "check.opinion.explain",
        _ => "check.opinion.note",
    };

    private string Point(Finding finding)
    {
        if (FindingCatalogue.Find(finding.Code) is not { } known)
        {
            return ShownText.Of(finding.Message).TrimEnd('。', '.');
        }

        // The points are divided by semicolons, so none may stand within one.
        return texts.Format(
            "check.opinion.point", ShownText.Of(finding.Where), FindingWords.Kind(texts, known.Code), ShownText.Of(finding.Found), ShownText.Of(finding.Expected),
            known.Advice.TrimEnd('。').Replace('；', '，').Replace('。', '，'));
    }
}
