using System.Globalization;
using PerfHost.Connectors.Mapping;

namespace PerfHost.Connectors.Tables;

/// <summary>One row of any table: a line of a file, a row of a sheet, a record of a query, an object of an answer.</summary>
internal abstract class Row
{
    private const char Damaged = '\uFFFD';

    /// <summary>Where it stands, for people.</summary>
    public abstract string Place { get; }

    /// <summary>Where one of its cells stands.</summary>
    public abstract string PlaceOf(string column);

    /// <summary>What stands in a column: text, number, day, truth, null for nothing, or a <see cref="DamagedCell"/>.</summary>
    /// <exception cref="RowRejectedException">There is no such column here.</exception>
    public abstract object? Cell(string column);

    /// <summary>A cell as trimmed text, the same on every machine.</summary>
    /// <exception cref="RowRejectedException">There is no such column here, or its text is damaged.</exception>
    public string Text(string column) => Cell(column) switch
    {
        null or DBNull => "",
        string text => !text.Contains(Damaged, StringComparison.Ordinal) ? text.Trim() : throw new RowRejectedException(PlaceOf(column), text, "没有损坏的文字（请检查文件的编码）"),
        DamagedCell damaged => throw new RowRejectedException(PlaceOf(column), damaged.Found, "没有错误的单元格"),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };
}

/// <summary>A cell that the table itself marks as wrong.</summary>
/// <param name="Found">What it shows, for example <c>#DIV/0!</c>.</param>
internal sealed record DamagedCell(string Found);
