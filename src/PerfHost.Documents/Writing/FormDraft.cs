using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Writing;

/// <summary>Lays a form out on a sheet as its layout prints it.</summary>
internal sealed class FormDraft
{
    private const double SideWidth = 5;
    private const double LabelShare = 17;

    private readonly FormLayout _layout;
    private readonly SelfEvaluationForm _form;
    private readonly IReadOnlyList<LayoutColumn<RowField>> _columns;
    private readonly SheetDraft _sheet;

    private FormDraft(FormLayout layout, SelfEvaluationForm form)
    {
        _layout = layout;
        _form = form;
        _columns = [.. layout.Columns.Where(column => !column.WhenUsed || form.Rows.Any(row => !string.IsNullOrWhiteSpace(Text(row, column.Field))))];
        _sheet = new SheetDraft([SideWidth, .. _columns.Select(column => column.Width)]);
    }

    public static SheetDraft Of(FormLayout layout, SelfEvaluationForm form)
    {
        var draft = new FormDraft(layout, form);
        draft.Title();
        draft.Fields(layout.Head);
        draft.Funds();
        draft.Goals();
        draft.Indicators();
        draft.Total();
        draft.Fields(layout.Foot);
        return draft._sheet;
    }

    private static string? Text(FormRow row, RowField field) => field switch
    {
        RowField.Level1 => row.Level1,
        RowField.Level2 => row.Level2,
        RowField.Name => row.Name,
        RowField.Operator => row.Operator,
        RowField.Target => row.Target,
        RowField.Unit => row.Unit,
        RowField.Actual => row.Actual,
        RowField.Coefficient => row.Coefficient,
        RowField.Weight => row.Weight,
        RowField.Score => row.Score,
        RowField.Reason => row.Reason,
        _ => null,
    };

    private void Title()
    {
        Whole(_layout.Title, SheetStyle.Title);
        if (_layout.YearLine is { } line)
        {
            Whole(line.Replace("{year}", _form.Year?.ToString() ?? "    ", StringComparison.Ordinal), SheetStyle.Subtitle);
        }

        void Whole(string text, SheetStyle style)
        {
            _sheet.Text(_sheet.Across(0, _sheet.LastColumn), text, style);
            _sheet.Row++;
        }
    }

    private void Fields(IReadOnlyList<IReadOnlyList<LayoutField>> rows)
    {
        foreach (var row in rows)
        {
            var entries = row.Select(entry => (entry.Label, Entry: entry, Value: Value(entry))).Where(entry => !entry.Entry.WhenUsed || entry.Value is not null).ToList();
            if (entries.Count == 0)
            {
                continue;
            }

            var half = _sheet.Widths.Sum() / entries.Count;
            var parts = _sheet.Split(0, [.. entries.SelectMany(_ => new[] { LabelShare, half - LabelShare })]);
            for (var i = 0; i < entries.Count; i++)
            {
                var (label, value) = (parts[i * 2], parts[(i * 2) + 1]);
                _sheet.Text(_sheet.Across(label.First, label.Last), entries[i].Label.Text, SheetStyle.Label);
                var range = _sheet.Across(value.First, value.Last);
                if (entries[i].Entry.Field is HeadField.Total or HeadField.Year)
                {
                    _sheet.Value(range, entries[i].Value);
                }
                else
                {
                    _sheet.Text(range, entries[i].Value, SheetStyle.Text);
                }
            }

            _sheet.Row++;
        }
    }

    private string? Value(LayoutField entry)
    {
        var text = entry.Field switch
        {
            HeadField.Title => _form.Title,
            HeadField.Place => _form.Place,
            HeadField.Year => _form.Year?.ToString(),
            HeadField.Department => _form.Department,
            HeadField.Unit => _form.Unit,
            HeadField.Total => _form.Total,
            HeadField.Grade => GradeBeside ? null : _form.Grade,
            HeadField.Source => _form.Source,
            HeadField.OperatorsInferred => _form.OperatorsInferred ? "是" : null,
            _ => Free(entry.Label.Text),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private string? Free(string label) => _form.Texts.FirstOrDefault(text => text.Label == label && !string.IsNullOrWhiteSpace(text.Text))?.Text;

    private bool GradeBeside => _layout.Total is { GradeBeside: true } && Column(RowField.Score) < _sheet.LastColumn;

    private void Funds()
    {
        if (_layout.Funds is not { } funds)
        {
            return;
        }

        var budget = _form.Budget;
        var columns = funds.Columns.Where(column => !column.WhenUsed || Fund(column.Field) is not null).ToList();
        var parts = _sheet.Split(1, [LabelShare + 5, .. columns.Select(column => column.Field == FundField.Reason ? 20d : 13d)]);
        var top = _sheet.Row;
        Line("", column => column.Label.Text, isHeading: true);
        Line(funds.Total.Text, column => Fund(column.Field), isHeading: false);
        foreach (var fund in budget.Funds)
        {
            Line(fund.Title, column => column.Field switch
            {
                FundField.Initial => fund.Initial,
                FundField.Adjusted => fund.Adjusted,
                FundField.Executed => fund.Executed,
                _ => funds.Unscored,
            }, isHeading: false);
        }

        _sheet.Text(new SheetRange(top, 0, _sheet.Row - 1, 0), funds.Label.Replace("{unit}", budget.Unit, StringComparison.Ordinal), SheetStyle.Label);

        void Line(string title, Func<LayoutColumn<FundField>, string?> text, bool isHeading)
        {
            _sheet.Text(_sheet.Across(parts[0].First, parts[0].Last), title, SheetStyle.Label);
            for (var i = 0; i < columns.Count; i++)
            {
                var range = _sheet.Across(parts[i + 1].First, parts[i + 1].Last);
                if (isHeading)
                {
                    _sheet.Text(range, text(columns[i]), SheetStyle.Label);
                }
                else
                {
                    _sheet.Value(range, text(columns[i]));
                }
            }

            _sheet.Row++;
        }
    }

    private string? Fund(FundField field)
    {
        var budget = _form.Budget;
        var text = field switch
        {
            FundField.Initial => budget.Initial,
            FundField.Adjusted => budget.Adjusted,
            FundField.Executed => budget.Executed,
            FundField.Weight => budget.Weight,
            FundField.Rate => budget.Rate,
            FundField.Score => budget.Score,
            _ => budget.Reason,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private void Goals()
    {
        if (_layout.Goals is not { } goals)
        {
            return;
        }

        var parts = _sheet.Split(1, [.. goals.Columns.Select(_ => 1d)]);
        _sheet.Text(new SheetRange(_sheet.Row, 0, _sheet.Row + 1, 0), goals.Label, SheetStyle.Label);
        for (var i = 0; i < parts.Count; i++)
        {
            var (first, last) = parts[i];
            _sheet.Text(_sheet.Across(first, last), goals.Columns[i].Text, SheetStyle.Label);
            _sheet.Text(new SheetRange(_sheet.Row + 1, first, _sheet.Row + 1, last), Free(goals.Columns[i].Text), SheetStyle.Text);
        }

        _sheet.Row += 2;
    }

    private void Indicators()
    {
        var top = _sheet.Row;
        for (var i = 0; i < _columns.Count; i++)
        {
            _sheet.Text(_sheet.Across(i + 1, i + 1), _columns[i].Label.Text, SheetStyle.Label);
        }

        _sheet.Row++;
        var rows = _form.Rows;
        Levels(RowField.Level1, row => row.Level1);
        Levels(RowField.Level2, row => row.Level2);
        for (var i = 0; i < rows.Count; i++, _sheet.Row++)
        {
            for (var column = 0; column < _columns.Count; column++)
            {
                Cell(_sheet.Across(column + 1, column + 1), rows[i], _columns[column].Field);
            }
        }

        if (rows.Count == 0)
        {
            // An empty line, so that the block is seen as a block, also by the reader.
            foreach (var column in Enumerable.Range(1, _columns.Count))
            {
                _sheet.Text(_sheet.Across(column, column), null, SheetStyle.Centred);
            }

            _sheet.Row++;
        }

        _sheet.Text(new SheetRange(top, 0, _sheet.Row - 1, 0), _layout.IndicatorsLabel, SheetStyle.Label);
    }

    private void Cell(SheetRange range, FormRow row, RowField field)
    {
        switch (field)
        {
            case RowField.Level1 or RowField.Level2:
                break;
            case RowField.Name or RowField.Reason:
                _sheet.Text(range, Text(row, field), SheetStyle.Text);
                break;
            case RowField.Operator or RowField.Unit:
                _sheet.Text(range, Text(row, field), SheetStyle.Centred);
                break;
            default:
                _sheet.Value(range, Text(row, field));
                break;
        }
    }

    /// <summary>One merged cell for each run of rows with the same level; a second level ends with its first.</summary>
    private void Levels(RowField field, Func<FormRow, string> level)
    {
        var column = Column(field);
        if (column < 0)
        {
            return;
        }

        var rows = _form.Rows;
        for (var first = 0; first < rows.Count;)
        {
            var last = first;
            while (last + 1 < rows.Count && level(rows[last + 1]) == level(rows[first]) && (field == RowField.Level1 || rows[last + 1].Level1 == rows[first].Level1))
            {
                last++;
            }

            var range = new SheetRange(_sheet.Row + first, column, _sheet.Row + last, column);
            if (string.IsNullOrWhiteSpace(level(rows[first])))
            {
                _sheet.Blank(range);
            }
            else
            {
                _sheet.Text(range, level(rows[first]), SheetStyle.Centred);
            }

            first = last + 1;
        }
    }

    /// <summary>The grid column of a field; -1 when the layout does not print it.</summary>
    private int Column(RowField field)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Field == field)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private void Total()
    {
        if (_layout.Total is not { } total)
        {
            return;
        }

        var score = Column(RowField.Score);
        _sheet.Text(_sheet.Across(0, score - 1), total.Label.Text, SheetStyle.Label);
        _sheet.Value(_sheet.Across(score, score), _form.Total);
        if (score < _sheet.LastColumn)
        {
            _sheet.Text(_sheet.Across(score + 1, _sheet.LastColumn), GradeBeside ? _form.Grade : null, SheetStyle.Centred);
        }

        _sheet.Row++;
    }
}
