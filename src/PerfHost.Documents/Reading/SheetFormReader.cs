using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Reading;

/// <summary>Reads one sheet that fits a layout, block by block, by the texts of its labels and headings.</summary>
internal sealed class SheetFormReader(SheetMatch match, SheetGrid grid)
{
    private readonly FormLayout _layout = match.Layout;

    public SelfEvaluationForm Read(string id)
    {
        var heading = match.Heading;
        var fields = new SheetFields(_layout, grid);
        var funds = SheetFunds.Find(_layout, grid, heading.Row);
        var goals = SheetGoals.Find(_layout, grid, (funds?.LastRow ?? -1) + 1, heading.Row - 1);
        ScanAbove(fields, funds, goals);
        var unit = SheetFunds.MoneyUnit(_layout, grid, fields, funds, heading.Row);
        var rows = new SheetRows(_layout, grid, heading, fields);
        fields.Scan(rows.Read(), grid.Rows);
        var total = rows.Total is { Text: not null } ? rows.Total : fields.Find(HeadField.Total) ?? rows.Total;
        return new SelfEvaluationForm
        {
            Id = id,
            Title = fields.Text(HeadField.Title) ?? "",
            Place = fields.Text(HeadField.Place) ?? "",
            Year = Year(fields, funds),
            Kind = _layout.Kind,
            Department = fields.Text(HeadField.Department) ?? "",
            Unit = fields.Text(HeadField.Unit) ?? "",
            Budget = funds?.Read(unit) ?? new FormBudget { Unit = unit, Place = grid.Name },
            Rows = rows.Rows,
            Total = total?.Text,
            TotalPlace = total?.Place ?? "",
            Grade = fields.Text(HeadField.Grade) ?? rows.Grade,
            OperatorsInferred = OperatorsInferred(fields),
            Texts = Texts(fields, goals),
            Source = fields.Text(HeadField.Source) ?? "",
        };
    }

    private void ScanAbove(SheetFields fields, SheetFunds? funds, SheetGoals? goals)
    {
        var next = 0;
        foreach (var (first, last) in new[] { (funds?.FirstRow, funds?.LastRow), (goals?.FirstRow, goals?.LastRow) })
        {
            if (first is { } from && last is { } to)
            {
                fields.Scan(next, from);
                next = to + 1;
            }
        }

        fields.Scan(next, match.Heading.Row);
    }

    private int? Year(SheetFields fields, SheetFunds? funds)
    {
        if (fields.Find(HeadField.Year) is { } year)
        {
            return YearText.Parse(year.Text)
                ?? throw new FormFormatException("年度看不懂", $"{grid.File} {year.Place}", year.Text, "四位年份，如 2023", "请改正年度后重新上传");
        }

        var end = Math.Min(fields.FirstRow ?? match.Heading.Row, funds?.FirstRow ?? match.Heading.Row);
        for (var row = 0; row < end; row++)
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                // Another line above the form may carry the date of filling in, which is not the year evaluated.
                if (grid.Text(row, column) is { Length: < 200 } text && (text.Contains("年度", StringComparison.Ordinal) || SheetMatch.IsTitle(_layout, text))
                    && YearText.Find(text) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private bool OperatorsInferred(SheetFields fields) => fields.Find(HeadField.OperatorsInferred) switch
    {
        null or { Text: "否" } => false,
        { Text: "是" } => true,
        var (text, place) => throw new FormFormatException("这里应填“是”或“否”", $"{grid.File} {place}", text, "是、否或空白", "请改正后重新上传"),
    };

    private List<FormText> Texts(SheetFields fields, SheetGoals? goals)
    {
        var found = fields.Texts().Concat(goals?.Texts ?? []).ToList();
        return [.. _layout.TextLabels.Select(label => found.Find(text => text.Label == label)).OfType<FormText>()];
    }
}
