using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;

namespace PerfHost.UnitTests.Boards;

/// <summary>Numbers entries as a ledger would, without one.</summary>
internal static class EntrySequence
{
    public static DateTimeOffset Start { get; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<StoredEntry> Number(params IEnumerable<NewEntry> entries) => [.. entries.Select((entry, index) => new StoredEntry(
        new EntryHeader
        {
            Jurisdiction = "test", Sequence = index + 1, RecordedAt = Start.AddSeconds(index), Kind = entry.Kind, Version = entry.Version,
            Scope = entry.Scope, Period = entry.Period, RowCount = entry.Rows.Count, PayloadHash = default,
        },
        ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty, entry.Rows))];

    public static IReadOnlyList<NewEntry> Opening(Scheme scheme, DateOnly day) =>
    [
        Entries.Opened(new JurisdictionOpened("示例县", null)),
        Entries.Adopted(new SchemeAdopted(scheme.Id, scheme.Hash)),
        Entries.Day(day),
    ];

    public static BoardProjection Project(IEnumerable<StoredEntry> entries)
    {
        var projection = new BoardProjection(TestPackages.Schemes, TestPackages.Baseline);
        foreach (var entry in entries)
        {
            projection.Apply(entry);
        }

        return projection;
    }

    /// <summary>All published strings of a board.</summary>
    public static IReadOnlyList<CellChange> Cells(BoardProjection projection) =>
        [.. BoardCells.Of(projection.Facts, projection.Total), .. projection.Departments.SelectMany(department => BoardCells.Of(department.Name, department.Tally)),
            .. projection.Results.SelectMany(BoardCells.Of)];
}
