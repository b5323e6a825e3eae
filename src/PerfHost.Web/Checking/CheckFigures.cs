using PerfHost.Engine.Findings;

namespace PerfHost.Web.Checking;

/// <summary>The figures of a run.</summary>
/// <param name="Files">Files read.</param>
/// <param name="Forms">Forms in them.</param>
/// <param name="Clean">Forms without findings.</param>
/// <param name="Findings">Findings in all.</param>
/// <param name="Mend">Findings to be mended.</param>
/// <param name="Explain">Findings to be explained.</param>
/// <param name="Broken">Lines about what could not be checked.</param>
/// <param name="Kinds">Findings by kind, the most frequent first.</param>
public sealed record CheckFigures(int Files, int Forms, int Clean, int Findings, int Mend, int Explain, int Broken, IReadOnlyList<KindCount> Kinds)
{
    /// <summary>The figures of these files.</summary>
    /// <param name="files">The files.</param>
    public static CheckFigures Of(IReadOnlyCollection<CheckedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var forms = files.SelectMany(file => file.Forms).ToArray();
        var findings = forms.SelectMany(form => form.Findings).ToArray();
        return new CheckFigures(
            files.Count, forms.Length, forms.Count(form => form.Findings.Count == 0), findings.Length,
            findings.Count(finding => finding.Severity == FindingSeverity.Mend), findings.Count(finding => finding.Severity == FindingSeverity.Explain),
            files.Sum(file => file.Broken.Count),
            [.. findings.GroupBy(finding => (finding.Code, finding.Kind)).Select(kind => new KindCount(kind.Key.Code, kind.Key.Kind, kind.Count()))
                .OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Code, StringComparer.Ordinal)]);
    }
}

/// <summary>How often a kind of finding occurs.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Kind">What kind it is, in a few words.</param>
/// <param name="Count">How often.</param>
public sealed record KindCount(string Code, string Kind, int Count);
