using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Sources;
using PerfHost.Host.Sources.Worker;
using PerfHost.Loading.Trust;
using PerfHost.Sdk.Testing.Ledger;
using PerfHost.UnitTests.Scripting.Worker;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Sources;

/// <summary>A data folder with a ledger of three subjects, and a runner that starts the built program as its worker.</summary>
internal sealed class SourceHouse : IAsyncDisposable
{
    public const string Board = "510116";

    /// <summary>The mapping of <see cref="Payments"/>.</summary>
    public const string Mapping = "subject: project\nperiod: day\nduplicates: last\nvalues: [{ item: item, value: amount }]\n";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder _folder = new();

    private SourceHouse() => Store = new InMemoryLedgerStore(Clock);

    public SettableClock Clock { get; } = new(new DateTimeOffset(2025, 1, 6, 8, 0, 0, TimeSpan.Zero));

    public InMemoryLedgerStore Store { get; private set; }

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    /// <summary>The text of <c>sources.yaml</c> with one source that reads <c>payments.csv</c>.</summary>
    /// <param name="more">Its last line.</param>
    public static string Payments(string more) => $$"""
        sources:
          - id: payments
            title: 支付月报
            source: connectors/csv
            jurisdiction: "510116"
            mapping: mapping.yaml
            settings: { file: payments.csv }
            files: [.]
            {{more}}
        """;

    /// <param name="sources">The text of <c>sources.yaml</c>; <c>DIR</c> stands for the data folder.</param>
    public static async Task<SourceHouse> OpenAsync(string sources)
    {
        var house = new SourceHouse();
        await house.RestoreAsync();
        house.Configure(sources);
        return house;
    }

    /// <summary>Puts an empty ledger with the subjects f1, f2, f3 in place of the one there is.</summary>
    public async Task RestoreAsync()
    {
        Store = new InMemoryLedgerStore(Clock);
        await Store.AppendAsync(Board, new AppendRequest([Entries.Opened(new JurisdictionOpened("双流区", null))]));
        foreach (var id in new[] { "f1", "f2", "f3" })
        {
            await Store.AppendAsync(Board, new AppendRequest([Entries.Received(FormBuilder.Clean(id))]));
        }
    }

    public void Configure(string sources) => File.WriteAllText(this[SourcesFile.Name], sources.Replace("DIR", Path, StringComparison.Ordinal));

    public SourceRunner Runner(ILedgerStore? store = null, string packages = "plugins", params IReadOnlyList<string> watched) => new(
        Path, System.IO.Path.Combine(SharedData.Repository, packages), store ?? Store, new FoldedFacts(store ?? Store), Clock,
        WorkerUnderTest.Program with { Arguments = [WorkerUnderTest.Program.Arguments[0], SourceWorkerCommand.Name] }, new TrustFolder(this["trust"]), watched);

    public SourceRunner Unruly() => Runner(packages: System.IO.Path.Combine("tests", "TestPlugins"));

    /// <summary>Runs a source. A reading that never ends fails its test instead of holding up all others.</summary>
    public static async Task<SourceState> RunAsync(SourceRunner runner, string id) =>
        (await Task.Run(() => runner.RunAsync(id, TestContext.Current.CancellationToken)).WaitAsync(Limit, TestContext.Current.CancellationToken))!;

    /// <summary>What data sources have put into the ledger, in its order.</summary>
    public async Task<IReadOnlyList<ObservationRecorded>> ObservedAsync()
    {
        var entries = await Store.ReadAsync(Board, 0, 10_000);
        return [.. entries.Where(entry => entry.Header.Kind == EntryKind.ObservationsRecorded && entry.Header.Key is not null)
            .SelectMany(entry => entry.Rows!).Select(row => System.Text.Json.JsonSerializer.Deserialize<ObservationRecorded>(row.Span, Json)!)];
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web) { Converters = { new ValueJsonConverter() } };
}
