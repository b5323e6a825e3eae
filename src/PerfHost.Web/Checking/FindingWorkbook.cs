using System.Globalization;
using PerfHost.Documents.Lists;
using PerfHost.Engine.Findings;
using PerfHost.Web.Text;

namespace PerfHost.Web.Checking;

/// <summary>问题清单.xlsx: a sheet of findings, a sheet of 退回意见 by form.</summary>
/// <param name="texts">The words.</param>
public sealed class FindingWorkbook(Texts texts)
{
    /// <summary>Writes the workbook of a run.</summary>
    /// <param name="files">The files.</param>
    /// <param name="stream">Where to; not closed.</param>
    public void Write(IReadOnlyList<CheckedFile> files, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(files);
        ListWriter.Write([Findings(files), Opinions(files)], stream);
    }

    private ListSheet Findings(IReadOnlyList<CheckedFile> files)
    {
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var file in files)
        {
            foreach (var broken in file.Broken)
            {
                rows.Add([Number(rows.Count + 1), "", "", broken.File, broken.Where, broken.What, broken.Found, broken.Expected, texts["check.severity.mend"], broken.Opinion]);
            }

            foreach (var form in file.Forms)
            {
                foreach (var finding in form.Findings)
                {
                    rows.Add([Number(rows.Count + 1), form.Title, form.Unit, form.File, finding.Where, finding.Kind, finding.Found, finding.Expected, Severity(finding.Severity), finding.Opinion]);
                }
            }
        }

        return new ListSheet(texts["check.sheet.findings"], texts["check.sheet.findings"],
            [Column("number", 7, true), Column("form", 28), Column("unit", 20), Column("file", 28), Column("where", 26), Column("kind", 20), Column("found", 22), Column("expected", 22), Column("severity", 10, true), Column("opinion", 60)],
            rows);
    }

    private ListSheet Opinions(IReadOnlyList<CheckedFile> files)
    {
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var file in files)
        {
            foreach (var broken in file.Broken)
            {
                rows.Add([Number(rows.Count + 1), "", "", broken.File, "", "", "", "1", broken.Opinion]);
            }

            foreach (var form in file.Forms.Where(form => form.Findings.Count > 0))
            {
                rows.Add([Number(rows.Count + 1), form.Title, form.Unit, form.File, form.Scheme, form.Total, form.Published, Number(form.Findings.Count), form.Opinion]);
            }
        }

        return new ListSheet(texts["check.sheet.opinions"], texts["check.sheet.opinions"],
            [Column("number", 7, true), Column("form", 28), Column("unit", 20), Column("file", 28), Column("scheme", 22), Column("computed", 10, true), Column("published", 10, true), Column("count", 9, true), Column("opinion", 90)],
            rows);
    }

    private ListColumn Column(string key, double width, bool isShort = false) => new(texts[$"check.column.{key}"], width, isShort);

    private string Severity(FindingSeverity severity) => texts[$"check.severity.{severity.ToString().ToLowerInvariant()}"];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
