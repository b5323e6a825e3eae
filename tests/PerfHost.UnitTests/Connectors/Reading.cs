using PerfHost.Sdk;

namespace PerfHost.UnitTests.Connectors;

/// <summary>Reads a source to its end, as the host does.</summary>
internal static class Reading
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>All it reads. A source that never ends fails its test instead of holding up all others.</summary>
    public static Task<List<SourceItem>> AllAsync(IDataSource source, DataRequest request) =>
        Task.Run(() => ReadAsync(source, request)).WaitAsync(Limit, TestContext.Current.CancellationToken);

    private static async Task<List<SourceItem>> ReadAsync(IDataSource source, DataRequest request)
    {
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(request, TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    public static DataRequest Request(params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            sorted[name] = value;
        }

        return new DataRequest("510116", null, sorted);
    }

    public static DataRequest Within(this DataRequest request, string folder) => request with { Consent = new Consent([], [folder]) };

    public static DataRequest Reaching(this DataRequest request, params string[] network) => request with { Consent = new Consent(network, []) };

    public static SourceCursor LastCursor(this IEnumerable<SourceItem> items) => items.OfType<SourceCursor>().Last();
}
