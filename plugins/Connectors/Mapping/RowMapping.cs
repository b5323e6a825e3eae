namespace PerfHost.Connectors.Mapping;

/// <summary>What becomes of a second value for the same subject, data item and period within one reading.</summary>
internal enum Duplicates
{
    /// <summary>It is rejected; the first stands.</summary>
    Reject,

    /// <summary>It corrects the first.</summary>
    Last,

    /// <summary>They are added up, as the payments of a month are.</summary>
    Sum,
}

/// <summary>Which end of its period a day stands for.</summary>
internal enum PeriodEnd
{
    Day,
    Month,
    Quarter,
    Year,
}

/// <summary>What the columns of a table mean. Data: written by a bureau, read from YAML.</summary>
internal sealed record RowMapping
{
    /// <summary>A hash of the text, so that a changed mapping reads its files again.</summary>
    public required string Hash { get; init; }

    public required MappedField Subject { get; init; }

    public required IReadOnlyList<MappedValue> Values { get; init; }

    /// <summary>Rows whose columns have other words belong to another mapping.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>How days are written; the first that fits is taken.</summary>
    public IReadOnlyList<string> Dates { get; init; } = ["yyyy-MM-dd"];

    public PeriodEnd PeriodEnd { get; init; }

    /// <summary>Words that mean: not known. They become a missing value, with the words as its reason.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Words that mean: nothing is said here. They give no observation.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Units and what one of each is in the unit of the data item.</summary>
    public IReadOnlyDictionary<string, decimal> Units { get; init; } = new SortedDictionary<string, decimal>(StringComparer.Ordinal);

    public Duplicates Duplicates { get; init; }

    /// <summary>The encoding of a text file.</summary>
    public string Encoding { get; init; } = "utf-8";

    public char Delimiter { get; init; } = ',';

    /// <summary>The sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>The line of a table that names the columns, from 1.</summary>
    public int Header { get; init; } = 1;

    /// <summary>All columns it reads, each once.</summary>
    public IReadOnlyList<string> Columns => [.. Subject.Columns.Concat(Values.SelectMany(value => value.Columns)).Concat(Where.Keys).Distinct(StringComparer.Ordinal)];
}
