using System.Text.RegularExpressions;
using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Reading;

/// <summary>The funds block of a sheet: headings, the total row, the single funds.</summary>
internal sealed class SheetFunds
{
    private readonly SheetGrid _grid;
    private readonly SheetHeading<FundField> _heading;
    private readonly LayoutFunds _funds;

    private SheetFunds(SheetGrid grid, LayoutFunds funds, SheetHeading<FundField> heading, IReadOnlyList<string> endLabels, int before)
    {
        _grid = grid;
        _funds = funds;
        _heading = heading;
        LastRow = End(endLabels, before);
    }

    public int FirstRow => _heading.Row;

    public int LastRow { get; }

    /// <summary>Finds the block above the indicators; null when the sheet has none.</summary>
    public static SheetFunds? Find(FormLayout layout, SheetGrid grid, int before)
    {
        if (layout.Funds is null)
        {
            return null;
        }

        for (var row = 0; row < before; row++)
        {
            var heading = SheetHeading<FundField>.In(grid, row, layout.Funds.Columns);
            if (heading.Columns.Keys.Count(field => field is FundField.Initial or FundField.Adjusted or FundField.Executed or FundField.Rate) >= 2)
            {
                IReadOnlyList<string> ends = [layout.IndicatorsLabel, .. layout.Goals is { } goals ? goals.Columns.SelectMany(label => label.Also.Prepend(label.Text)).Append(goals.Label) : []];
                return new SheetFunds(grid, layout.Funds, heading, ends, before);
            }
        }

        return null;
    }

    /// <summary>The budget as it stands on the sheet.</summary>
    public FormBudget Read(string unit)
    {
        var rows = Enumerable.Range(_heading.LastRow + 1, Math.Max(0, LastRow - _heading.LastRow)).Where(row => !IsBlank(row)).ToList();
        if (rows.Count == 0)
        {
            return new FormBudget { Unit = unit, Place = _grid.AtRow(_heading.Row) };
        }

        // A form without the printed word for the total begins with it all the same.
        var total = rows.FindIndex(row => _funds.Total.Matches(Title(row).Text));
        var totalRow = rows[Math.Max(total, 0)];
        return new FormBudget
        {
            Unit = unit,
            Initial = Text(totalRow, FundField.Initial),
            Adjusted = Text(totalRow, FundField.Adjusted),
            Executed = Text(totalRow, FundField.Executed),
            Rate = Text(totalRow, FundField.Rate),
            Weight = Text(totalRow, FundField.Weight),
            Score = Text(totalRow, FundField.Score),
            Reason = Text(totalRow, FundField.Reason),
            Place = Title(totalRow).Place,
            Funds = [.. rows.Where(row => row != totalRow).Select(Fund)],
        };
    }

    /// <summary>The money unit that the sheet states above the amounts; the layout's own when it states none.</summary>
    public static string MoneyUnit(FormLayout layout, SheetGrid grid, SheetFields fields, SheetFunds? funds, int before)
    {
        var last = funds is null ? before - 1 : Math.Min(funds._heading.LastRow + 1, before - 1);
        var pattern = string.Join('|', layout.MoneyUnits.OrderByDescending(unit => unit.Length).Select(Regex.Escape));
        var stated = new Regex($@"\((?:单位:?)?(?<unit>{pattern})\)|单位:(?<unit>{pattern})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        for (var row = 0; row <= last; row++)
        {
            // In the first row of amounts only its label may state the unit.
            var columns = funds is not null && row > funds._heading.LastRow ? funds._heading.FirstColumn : grid.Columns;
            for (var column = 0; column < columns; column++)
            {
                if (grid.Text(row, column) is { Length: < 200 } text && !fields.IsValue(row, column)
                    && stated.Match(text.FoldWidth().Replace(" ", "", StringComparison.Ordinal)) is { Success: true } match)
                {
                    return match.Groups["unit"].Value;
                }
            }
        }

        return layout.MoneyUnits[0];
    }

    private FormFund Fund(int row)
    {
        var (title, place) = Title(row);
        return new FormFund(title ?? "", Text(row, FundField.Initial), Text(row, FundField.Adjusted), Text(row, FundField.Executed), place);
    }

    private string? Text(int row, FundField field) => _heading.Text(_grid, row, field);

    /// <summary>The label nearest to the amounts: further left stand 项目资金 and 其中.</summary>
    private (string? Text, string Place) Title(int row)
    {
        for (var column = _heading.FirstColumn - 1; column >= 0; column--)
        {
            if (_grid.Text(row, column) is { } text)
            {
                return (text, _grid.At(row, column));
            }
        }

        return (null, _grid.At(row, 0));
    }

    private bool IsBlank(int row) => Title(row).Text is null && _heading.Columns.Keys.All(field => Text(row, field) is null);

    /// <summary>The last row of the block: where its merged side label ends, or before the first row that belongs to something else.</summary>
    private int End(IReadOnlyList<string> endLabels, int before)
    {
        var side = Enumerable.Range(0, _heading.FirstColumn).Select(column => _grid.RangeOf(_heading.Row, column).LastRow).DefaultIfEmpty(0).Max();
        if (side > _heading.LastRow)
        {
            return Math.Min(side, before - 1);
        }

        var ends = endLabels.Select(LayoutLabel.Normal).ToHashSet(StringComparer.Ordinal);
        var row = _heading.LastRow + 1;
        while (row < before && !IsBlank(row) && !Enumerable.Range(0, _grid.Columns).Any(column => _grid.Text(row, column) is { } text && ends.Contains(LayoutLabel.Normal(text))))
        {
            row++;
        }

        return row - 1;
    }
}
