using Microsoft.Extensions.Logging.Abstractions;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Packages;
using PerfHost.Host.Runtime;
using PerfHost.Host.Sources;
using PerfHost.Loading.Development;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Sdk;
using PerfHost.Storage.Ledger;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>What the server puts together for packages, without a server: a store, boards and the swap.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    /// <summary>How many faults in a row stop an extension here.</summary>
    public const int MostFaults = 3;

    private readonly SqliteLedgerStore _store;
    private readonly BoardPump _pump;
    private readonly PackagesInForce _inForce;

    /// <summary>Starts on a data folder and a folder of packages, both below the test's own folder.</summary>
    public RunningHost(TemporaryFolder folder, params string[] watched)
    {
        _store = SqliteLedgerStore.Open(Directory.CreateDirectory(folder["data"]).FullName, TimeProvider.System);
        Folders = new DevelopmentFolders(watched, folder["shadow"]);
        Loaded = PackageAssembly.Load(folder["packages"], folder["rules"], Folders, new PackageExecutions(folder["executions"], TimeProvider.System), MostFaults, TrustRoots.Read(folder["trust"]));
        _inForce = new PackagesInForce(Loaded.Packages);
        Boards = new BoardSet(_store, _inForce);
        _pump = new BoardPump(Boards, new AlertRaiser(_store), NullLogger<BoardPump>.Instance);
        Unloaded = new UnloadedPackages(TimeProvider.System, NullLogger<UnloadedPackages>.Instance);
        Swap = new PackageSwap(Loaded, _inForce, _store, Boards, _pump, Unloaded, NullLogger<PackageSwap>.Instance);
        Watch = new DevelopmentWatch(Folders, Swap, TimeProvider.System, NullLogger<DevelopmentWatch>.Instance);
        Installed = new InstalledPackages(folder["packages"]);
    }

    public ILedgerStore Store => _store;

    /// <summary>What is done after the host has ended; null nothing.</summary>
    public Action? Ended { get; set; }

    public PackageAssembly Loaded { get; }

    public DevelopmentFolders Folders { get; }

    public BoardSet Boards { get; }

    public UnloadedPackages Unloaded { get; }

    public PackageSwap Swap { get; }

    public DevelopmentWatch Watch { get; }

    public InstalledPackages Installed { get; }

    /// <summary>Installs packages that a folder of publishers vouches for.</summary>
    public PackageInstallation Installation(string trust) => new(Swap, Loaded, new TrustFolder(trust), TimeProvider.System);

    /// <summary>Says what changes of packages would do.</summary>
    public PackagePreviewer Previewer(string trust, PackageStash stash, TimeSpan? limit = null, SourcePlan? sources = null) =>
        new(Loaded, Installation(trust), new TrustFolder(trust), stash, new ScoreComparison(_store, Boards, TimeProvider.System), sources) { Limit = limit ?? BoundedCall.Limit };

    /// <summary>What looks at the trust roots; the test decides when.</summary>
    public TrustWatch Trust(string trust) => new(Installation(trust), _inForce, Swap, new TrustFolder(trust), TimeProvider.System, NullLogger<TrustWatch>.Instance);

    /// <summary>What evaluates every board once after a start.</summary>
    public FirstEvaluation FirstEvaluation() => new(Loaded, Boards, NullLogger<FirstEvaluation>.Instance);

    /// <summary>What looks at extensions; the test decides when, or starts it.</summary>
    public PackageHealth Health(TimeProvider? time = null) => new(Loaded, _inForce, Boards, _pump, time ?? TimeProvider.System, NullLogger<PackageHealth>.Instance);

    /// <summary>Opens a county with one project of one indicator that weighs 80 and was met by half.</summary>
    public async Task OpenAsync(string county, string scheme)
    {
        var governing = Loaded.Packages.Schemes.Find(scheme)!;
        var declaration = new Declaration
        {
            Subject = "p1",
            Title = "示例项目",
            Year = 2024,
            Department = "教育局",
            InitialBudget = 100,
            ExecutionWeight = 20,
            Indicators = [new Indicator { Key = "i001", Head = "产出", Title = "受益学生", Comparator = Comparator.AtLeast, Target = Value.Of(100), Weight = 80 }],
        };
        await _store.AppendAsync(
            county,
            new AppendRequest(
            [
                Entries.Opened(new JurisdictionOpened(county, null)), Entries.Adopted(new SchemeAdopted(governing.Id, governing.Hash)), Entries.Day(new DateOnly(2025, 3, 1)),
                Entries.Declared(declaration), Entries.Observed([Observation("i001", 50), Observation(Indicator.Execution, 100)]),
            ]),
            CancellationToken.None);
    }

    public async Task ObserveAsync(string county, double value) =>
        await _store.AppendAsync(county, new AppendRequest([Entries.Observed([Observation("i001", value)])]), CancellationToken.None);

    public async Task<Board> BoardAsync(string county) => (await Boards.FindAsync(county, CancellationToken.None))!;

    /// <summary>The text of a cell; null when there is none.</summary>
    public async Task<string?> CellAsync(string county, string key = "subjects/p1/total") =>
        (await BoardAsync(county)).Feed.Snapshot().Cells.Where(cell => cell.Key == key).Select(cell => cell.Value).FirstOrDefault();

    /// <summary>The swaps that a county's ledger names, in its order.</summary>
    public async Task<IReadOnlyList<StoredEntry>> SwapsAsync(string county) =>
        [.. (await _store.ReadAsync(county, 0, 1000, CancellationToken.None)).Where(entry => entry.Header.Kind == EntryKind.PackageSwapped)];

    /// <summary>The facts of a county, folded anew.</summary>
    public async Task<JurisdictionFacts> FactsAsync(string county)
    {
        var facts = new JurisdictionFacts();
        foreach (var entry in await _store.ReadAsync(county, 0, 10_000, CancellationToken.None))
        {
            Fold.Apply(facts, entry);
        }

        return facts;
    }

    public async ValueTask DisposeAsync()
    {
        Swap.Dispose();
        Watch.Dispose();
        _pump.Dispose();
        Unloaded.Dispose();
        Boards.Dispose();
        Loaded.Dispose();
        await _store.DisposeAsync();
        Ended?.Invoke();
    }

    private static ObservationRecorded Observation(string item, double value) => new("p1", item, new DateOnly(2024, 12, 31), Value.Of(value));
}
