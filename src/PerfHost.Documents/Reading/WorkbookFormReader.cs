using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Reading;

/// <summary>Reads the forms of a workbook: every visible sheet that fits a layout gives one.</summary>
internal sealed class WorkbookFormReader(IReadOnlyList<FormLayout> layouts, string file)
{
    public IReadOnlyList<SelfEvaluationForm> Read(byte[] bytes)
    {
        var sheets = WorkbookReader.Read(bytes, file);
        var matches = sheets.Select(sheet => (Sheet: sheet, Match: Best(sheet))).ToList();
        var fitting = matches.Where(entry => entry.Match is { Fits: true }).ToList();
        if (fitting.Count == 0)
        {
            throw NotAForm(sheets);
        }

        var name = Path.GetFileNameWithoutExtension(file);
        return [.. fitting.Select(entry => new SheetFormReader(entry.Match!, entry.Sheet).Read(fitting.Count == 1 ? name : $"{name}-{entry.Sheet.Name}"))];
    }

    /// <summary>The layout whose headings explain most of the sheet; where two explain as much, the one whose title it carries.</summary>
    private SheetMatch? Best(SheetGrid sheet) => layouts
        .Select(layout => SheetMatch.Of(layout, sheet))
        .OrderBy(match => match.Missing.Count > 0)
        .ThenByDescending(match => match.Heading.Columns.Count)
        .ThenByDescending(match => match.Titled)
        .FirstOrDefault();

    private FormFormatException NotAForm(IReadOnlyList<SheetGrid> sheets)
    {
        var wanted = layouts.Select(layout => $"《{layout.Title}》（列标题 {string.Join('、', layout.Columns.Where(column => column.Required).Select(column => column.Label.Text))}）");
        var found = sheets.Select(sheet => Best(sheet) is { } match && match.Heading.Columns.Count > 0
            ? $"工作表“{sheet.Name}”最接近《{match.Layout.Title}》，缺 {string.Join('、', match.Missing)}"
            : $"工作表“{sheet.Name}”没有自评表的列标题");
        return new FormFormatException(
            "没有找到绩效自评表",
            file,
            sheets.Count == 0 ? "没有可见的工作表" : string.Join('；', found),
            layouts.Count == 0 ? "已登记的表式，但没有登记任何表式" : string.Join('；', wanted),
            "请核对列标题是否与表式一致，或请管理员登记本地表式");
    }
}
