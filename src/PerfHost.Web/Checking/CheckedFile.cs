using PerfHost.Engine.Findings;

namespace PerfHost.Web.Checking;

/// <summary>What became of one file: its forms, or the reason why it is none. Immutable.</summary>
/// <param name="File">Its name with the folders it was dropped in.</param>
/// <param name="Forms">The forms that could be checked.</param>
/// <param name="Broken">What could not be checked: the file as a whole, or a form without a scheme.</param>
public sealed record CheckedFile(string File, IReadOnlyList<CheckedForm> Forms, IReadOnlyList<BrokenFile> Broken)
{
    /// <summary>Roughly how many characters it keeps in memory.</summary>
    public long Characters { get; } = 100 + File.Length + Forms.Sum(form => form.Characters) + Broken.Sum(broken => broken.Characters);
}

/// <summary>A form that was checked.</summary>
/// <param name="File">Its file.</param>
/// <param name="Title">项目名称 or, for a department as a whole, the department's name.</param>
/// <param name="Unit">实施单位, else 主管部门; empty when neither is printed.</param>
/// <param name="Scheme">The scheme it was checked by.</param>
/// <param name="Total">系统测算 total as a text; null when there is none.</param>
/// <param name="Published">单位自评 total as a text; null when there is none.</param>
/// <param name="Grade">The grade of the computed total; null when there is none.</param>
/// <param name="Findings">What is wrong with it.</param>
/// <param name="Opinion">退回意见 for the whole form; empty without findings.</param>
public sealed record CheckedForm(
    string File, string Title, string Unit, string Scheme, string? Total, string? Published, string? Grade,
    IReadOnlyList<CheckedFinding> Findings, string Opinion)
{
    /// <summary>The most that is asked of the unit; null without findings.</summary>
    public FindingSeverity? Severity => Findings.Count > 0 ? Findings.Max(finding => finding.Severity) : null;

    internal long Characters => 200 + File.Length + Title.Length + Unit.Length + Opinion.Length
        + Findings.Sum(finding => 100L + finding.Where.Length + finding.Found.Length + finding.Expected.Length + finding.Opinion.Length);
}

/// <summary>A finding of a checked form.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Kind">What kind it is, in a few words.</param>
/// <param name="Severity">What it asks of the unit.</param>
/// <param name="Where">Sheet, cell and row.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Opinion">退回意见 for this finding alone.</param>
public sealed record CheckedFinding(string Code, string Kind, FindingSeverity Severity, string Where, string Found, string Expected, string Opinion);

/// <summary>What could not be checked, as one line.</summary>
/// <param name="File">The file.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Where">Where in the file.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Expected">What should have stood there.</param>
/// <param name="NextStep">What the clerk does next.</param>
/// <param name="Opinion">退回意见.</param>
public sealed record BrokenFile(string File, string What, string Where, string Found, string Expected, string NextStep, string Opinion)
{
    internal long Characters => 100 + File.Length + What.Length + Where.Length + Found.Length + Expected.Length + NextStep.Length + Opinion.Length;
}
