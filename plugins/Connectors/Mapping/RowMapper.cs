using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Mapping;

/// <summary>Turns the rows of one reading into observations, or says where a row is wrong. Used by one reading at a time.</summary>
/// <param name="mapping">What the columns mean.</param>
internal sealed class RowMapper(RowMapping mapping)
{
    private const int MaxSubject = 200;
    private const int MaxItem = 200;

    private readonly Dictionary<(string Subject, string Item, DateOnly Period), string> _seen = [];
    private readonly Dictionary<(string Subject, string Item, DateOnly Period), (decimal Sum, string First, int Count)> _sums = [];

    /// <summary>What a row gives: nothing, observations, rejections.</summary>
    public IReadOnlyList<SourceItem> Map(Row row)
    {
        var items = new List<SourceItem>(mapping.Values.Count);
        try
        {
            foreach (var (column, words) in mapping.Where)
            {
                if (!words.Contains(row.Text(column), StringComparer.Ordinal))
                {
                    return [];
                }
            }

            var subject = Name(mapping.Subject, row, "评价对象", MaxSubject);
            foreach (var value in mapping.Values)
            {
                Add(items, row, subject, value);
            }
        }
        catch (RowRejectedException rejected)
        {
            items.Add(rejected.Rejection);
        }

        return items;
    }

    /// <summary>What only the end of a reading can say: the sums, when the mapping adds up.</summary>
    public IEnumerable<SourceItem> End() => _sums
        .OrderBy(sum => sum.Key.Subject, StringComparer.Ordinal).ThenBy(sum => sum.Key.Item, StringComparer.Ordinal).ThenBy(sum => sum.Key.Period)
        .Select(sum => new SourceObservation(
            sum.Key.Subject, sum.Key.Item, sum.Key.Period, Value.Of((double)sum.Value.Sum), sum.Value.Count == 1 ? sum.Value.First : $"{sum.Value.First}起 {sum.Value.Count} 处合计"));

    private void Add(List<SourceItem> items, Row row, string subject, MappedValue mapped)
    {
        try
        {
            var text = mapped.Value.Read(row);
            if (mapping.Skip.Contains(text, StringComparer.Ordinal))
            {
                return;
            }

            var item = Name(mapped.Item, row, "数据项", MaxItem);
            var period = Period(mapped.Period, row);
            var place = mapped.Value.PlaceIn(row);
            var value = mapping.Missing.Contains(text, StringComparer.Ordinal)
                ? Value.Missing(text.Length == 0 ? "数据源中为空" : $"数据源中为“{text}”")
                : Read(text, place, row, mapped);
            Take(items, new SourceObservation(subject, item, period, value, place));
        }
        catch (RowRejectedException rejected)
        {
            items.Add(rejected.Rejection);
        }
    }

    private Value Read(string text, string place, Row row, MappedValue mapped)
    {
        if (mapped.Kind == MappedKind.Date && mapped.Value.Columns is [var column] && row.Cell(column) is DateTime day)
        {
            return Value.Of(DateOnly.FromDateTime(day));
        }

        var unit = mapped.Unit?.Read(row);
        var (value, expected) = CellReading.Value(text, unit, mapped.Kind, mapping);
        if (value is not null && mapped.Kind == MappedKind.Number && unit is { Length: 0 } && mapping.Units.Count > 0 && CellReading.IsBare(text))
        {
            // Whether it is 元 or 万元 is not for a program to guess.
            throw new RowRejectedException(mapped.Unit!.PlaceIn(row), "空", CellReading.OneOfUnits(mapping));
        }

        return value ?? throw new RowRejectedException(place, text.Length == 0 ? "空" : text, expected!);
    }

    private void Take(List<SourceItem> items, SourceObservation observation)
    {
        var key = (observation.Subject, observation.DataItem, observation.Period);
        if (mapping.Duplicates == Duplicates.Sum)
        {
            if (observation.Value is not NumberValue { Amount: var amount } || Math.Abs(amount) > 1e15)
            {
                throw new RowRejectedException(observation.Evidence, observation.Value.ToString()!, "可以相加的数字");
            }

            var (so, first, count) = _sums.GetValueOrDefault(key, (0m, observation.Evidence, 0));
            _sums[key] = (so + (decimal)amount, first, count + 1);
            return;
        }

        if (mapping.Duplicates == Duplicates.Reject && !_seen.TryAdd(key, observation.Evidence))
        {
            throw new RowRejectedException(observation.Evidence, $"{observation.Subject} 的 {observation.DataItem} 在 {observation.Period:yyyy-MM-dd} 重复，首次在 {_seen[key]}", "每个对象、数据项和期间一个值");
        }

        items.Add(observation);
    }

    private static string Name(MappedField field, Row row, string what, int most)
    {
        var name = field.Read(row);
        return name.Length == 0 ? throw new RowRejectedException(field.PlaceIn(row), "空", what)
            : name.Length > most ? throw new RowRejectedException(field.PlaceIn(row), name, $"{what}，至多 {most} 个字符")
            : name;
    }

    private DateOnly Period(MappedField field, Row row)
    {
        // A workbook keeps days as days, however it shows them.
        if (field.Columns is [var column] && row.Cell(column) is DateTime cell)
        {
            return CellReading.EndOf(DateOnly.FromDateTime(cell), mapping.PeriodEnd);
        }

        var text = field.Read(row);

        // Words that are the same for every row are written by whoever wrote the mapping, in one way.
        var day = field.Text is null ? CellReading.Day(text, mapping)
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var fixedDay) ? fixedDay
            : null;
        return day is { } found
            ? field.Text is null ? CellReading.EndOf(found, mapping.PeriodEnd) : found
            : throw new RowRejectedException(field.PlaceIn(row), text.Length == 0 ? "空" : text, $"日期 {(field.Text is null ? string.Join(" 或 ", mapping.Dates) : "yyyy-MM-dd")}");
    }
}
