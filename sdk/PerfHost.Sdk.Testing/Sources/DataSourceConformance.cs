namespace PerfHost.Sdk.Testing.Sources;

/// <summary>
/// The promises of <see cref="IDataSource"/> as checks for any test framework: run each of <see cref="Checks"/> as a test.
/// The world that is read must not change while they run.
/// </summary>
public sealed class DataSourceConformance
{
    /// <summary>Characters of a cursor.</summary>
    public const int CursorLength = 32_768;

    private const int NameLength = 200;
    private const int Places = 25;

    private readonly Func<IDataSource> _open;
    private readonly DataRequest _request;

    /// <summary>A suite over one source.</summary>
    /// <param name="open">Makes the source, as the host does for each reading.</param>
    /// <param name="request">A first reading, that gives at least one observation and one cursor.</param>
    public DataSourceConformance(Func<IDataSource> open, DataRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        (_open, _request) = (open, request with { Cursor = null });
        Checks =
        [
            new("It gives observations and ends with a cursor", EndsWithCursorAsync),
            new("The same world reads the same twice", RepeatsAsync),
            new("From any cursor comes what followed it, nothing lost or doubled", ResumesAsync),
            new("Every observation is whole", WholeAsync),
            new("Every rejection names its place and what was expected", RejectionsAsync),
            new("Cursors stay within their length", CursorsAsync),
            new("One source serves two readings at once", ConcurrentAsync),
            new("A cancelled reading ends", CancelsAsync),
        ];
    }

    /// <summary>The checks; each is independent of the others.</summary>
    public IReadOnlyList<ConformanceCheck> Checks { get; }

    private async Task EndsWithCursorAsync()
    {
        var items = await ReadAsync(null);
        Expect.True(items.Exists(item => item is SourceObservation), "at least one observation");
        Expect.Of<SourceCursor>(items[^1], "the last item");
    }

    private async Task RepeatsAsync() => Same(await ReadAsync(null), await ReadAsync(null), "the second reading");

    private async Task ResumesAsync()
    {
        var items = await ReadAsync(null);
        var cursors = items.Select((item, index) => (item, index)).Where(pair => pair.item is SourceCursor).ToList();

        // Some of many are enough, the first and the last among them; the last may well start again, with the same values.
        foreach (var (cursor, index) in cursors[..^1].Where((_, number) => number % Math.Max(1, cursors.Count / Places) == 0))
        {
            Same(items[(index + 1)..], await ReadAsync(((SourceCursor)cursor).Position), $"the reading from cursor {index}");
        }

        var known = items.OfType<SourceObservation>().ToHashSet();
        var again = await ReadAsync(((SourceCursor)cursors[^1].item).Position);
        Expect.True(again.OfType<SourceObservation>().All(known.Contains), "nothing new after the last cursor, since nothing changed");
    }

    private async Task WholeAsync()
    {
        foreach (var observation in (await ReadAsync(null)).OfType<SourceObservation>())
        {
            Expect.True(observation.Subject is { Length: > 0 and <= NameLength }, $"a subject of 1 to {NameLength} characters: {observation}");
            Expect.True(observation.DataItem is { Length: > 0 and <= NameLength }, $"a data item of 1 to {NameLength} characters: {observation}");
            Expect.True(observation.Value is not null and not NumberValue { Amount: double.PositiveInfinity or double.NegativeInfinity }, $"a finite value: {observation}");
            Expect.True(observation.Period.Year is >= 1949 and <= 9998, $"a period from 1949 to 9998: {observation}");
            Expect.True(!string.IsNullOrWhiteSpace(observation.Evidence), $"evidence: {observation}");
        }
    }

    private async Task RejectionsAsync()
    {
        foreach (var rejection in (await ReadAsync(null)).OfType<SourceRejection>())
        {
            Expect.True(!string.IsNullOrWhiteSpace(rejection.Place), $"a place: {rejection}");
            Expect.True(!string.IsNullOrWhiteSpace(rejection.Found), $"what was found: {rejection}");
            Expect.True(!string.IsNullOrWhiteSpace(rejection.Expected), $"what was expected: {rejection}");
        }
    }

    private async Task CursorsAsync()
    {
        foreach (var cursor in (await ReadAsync(null)).OfType<SourceCursor>())
        {
            Expect.True(cursor.Position is { Length: > 0 and <= CursorLength }, $"a cursor of 1 to {CursorLength} characters, found {cursor.Position?.Length ?? 0}");
        }
    }

    private async Task ConcurrentAsync()
    {
        var source = _open();
        var readings = await Task.WhenAll(Task.Run(() => ReadAsync(source, null, CancellationToken.None)), Task.Run(() => ReadAsync(source, null, CancellationToken.None)));
        Same(readings[0], readings[1], "the reading beside it");
    }

    private async Task CancelsAsync()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        try
        {
            await ReadAsync(_open(), null, cancelled.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new ConformanceException("A cancelled reading: expected an OperationCanceledException, but it went on to the end.");
    }

    private Task<List<SourceItem>> ReadAsync(string? cursor) => ReadAsync(_open(), cursor, CancellationToken.None);

    private async Task<List<SourceItem>> ReadAsync(IDataSource source, string? cursor, CancellationToken cancellation)
    {
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(_request with { Cursor = cursor }, cancellation))
        {
            items.Add(item ?? throw new ConformanceException("An item: expected one, found null."));
        }

        return items;
    }

    private static void Same(List<SourceItem> expected, List<SourceItem> found, string what)
    {
        for (var i = 0; i < Math.Min(expected.Count, found.Count); i++)
        {
            Expect.Equal(expected[i], found[i], $"{what}, item {i + 1}");
        }

        Expect.Equal(expected.Count, found.Count, $"{what}, how many items");
    }
}
