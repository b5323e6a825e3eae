using PerfHost.Documents.Writing;

namespace PerfHost.Documents.Lists;

/// <summary>Writes lists as <c>.xlsx</c>. Texts of strangers stay texts, there and in whatever the workbook is saved as later.</summary>
public static class ListWriter
{
    /// <summary>Writes a workbook.</summary>
    /// <param name="sheets">Its sheets, at least one, each with two columns or more.</param>
    /// <param name="stream">Where to; not closed. Need not be seekable.</param>
    public static void Write(IReadOnlyList<ListSheet> sheets, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(stream);
        WorkbookWriter.Write([.. sheets.Select(sheet => new WorkbookSheet(sheet.Name, Draft(sheet), Landscape: true))], stream);
    }

    private static SheetDraft Draft(ListSheet sheet)
    {
        var draft = new SheetDraft([.. sheet.Columns.Select(column => column.Width)]);
        draft.Text(draft.Across(0, draft.LastColumn), HarmlessText.Of(sheet.Title), SheetStyle.Title);
        draft.Row++;
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            draft.Text(draft.Across(column, column), HarmlessText.Of(sheet.Columns[column].Heading), SheetStyle.Label);
        }

        draft.HeadRows = ++draft.Row;
        foreach (var row in sheet.Rows)
        {
            for (var column = 0; column < sheet.Columns.Count; column++)
            {
                var text = HarmlessText.Of(row[column]);
                if (sheet.Columns[column].IsShort)
                {
                    draft.Value(draft.Across(column, column), text);
                }
                else
                {
                    draft.Text(draft.Across(column, column), text, SheetStyle.Text);
                }
            }

            draft.Row++;
        }

        return draft;
    }
}
