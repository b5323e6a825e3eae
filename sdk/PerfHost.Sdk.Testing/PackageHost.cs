using System.Globalization;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Scripting;
using PerfHost.Sdk.Testing.Ledger;

namespace PerfHost.Sdk.Testing;

/// <summary>
/// Runs a package folder as the server does: its DLL in a collectible context, its rules compiled, its schemes read, every
/// fact an entry of a ledger, the board evaluated entry by entry. Without a server, a disk or a clock. Not thread-safe.
/// </summary>
/// <example><code>
/// using var host = PackageHost.Load(PackageFolder.Find("MyCity"));
/// host.Adopt("mycity");
/// host.Declare(new Declaration { Subject = "s1", … });
/// host.Observe("s1", "i001", new DateOnly(2025, 12, 31), 216);
/// var board = host.Open(new DateOnly(2026, 3, 1));
/// </code></example>
public sealed partial class PackageHost : IDisposable
{
    private const string Jurisdiction = "test";

    private readonly List<LoadedPackage> _packages;
    private readonly SchemeSet _schemes;
    private readonly InMemoryLedger _ledger = new(Jurisdiction);
    private readonly BoardProjection _board;
    private readonly SortedDictionary<string, string> _cells = new(StringComparer.Ordinal);

    private PackageHost(List<LoadedPackage> packages)
    {
        _packages = packages;
        _schemes = new SchemeSet(packages.SelectMany(SchemesOf));
        _board = new BoardProjection(_schemes, new ExtensionSet(packages.SelectMany(package => package.Extensions).Select(loaded =>
            new BoundExtension(loaded.Extension, loaded.PackageId, loaded.PackageVersion, loaded.Origin, loaded.Source))));
        Append(Entries.Opened(new JurisdictionOpened("测试", null)));
    }

    /// <summary>What the package under test brings: the DLL's extensions in order of registration, then its rules.</summary>
    public IReadOnlyList<Extension> Extensions => [.. Package.Extensions.Select(loaded => loaded.Extension)];

    /// <summary>The schemes that can be adopted, those of the other packages included.</summary>
    public IReadOnlyList<Scheme> Schemes => _schemes.All;

    private LoadedPackage Package => _packages.Count > 0 ? _packages[0] : throw new ObjectDisposedException(nameof(PackageHost));

    /// <summary>Loads a package.</summary>
    /// <param name="folder">The folder of the package under test.</param>
    /// <param name="others">Folders of packages whose indicator types its schemes use, for example the national framework.</param>
    /// <exception cref="PackageException">A package cannot be used; file, line, what was found and what was expected.</exception>
    /// <exception cref="SchemeFormatException">A scheme is not as it should be; file, line, what was found and what was expected.</exception>
    public static PackageHost Load(string folder, params ReadOnlySpan<string> others)
    {
        var loader = new PackageLoader(new PackageRules(new RuleCompiler(cacheFolder: null)));
        var packages = new List<LoadedPackage>();
        try
        {
            foreach (var each in (ReadOnlySpan<string>)[folder, .. others])
            {
                packages.Add(loader.Load(each));
            }

            return new PackageHost(packages);
        }
        catch
        {
            packages.ForEach(package => package.Dispose());
            throw;
        }
    }

    /// <summary>Puts a scheme in force.</summary>
    /// <param name="scheme">Its id.</param>
    /// <param name="year">For one fiscal year; null for all.</param>
    /// <param name="stage">For one stage; null for all.</param>
    /// <exception cref="PackageHostException">No loaded package brings it.</exception>
    public void Adopt(string scheme, int? year = null, Stage? stage = null)
    {
        var found = _schemes.Find(scheme) ?? throw new PackageHostException(
            $"没有方案“{scheme}”，已载入的有：{(_schemes.All.Count == 0 ? "无" : string.Join('、', _schemes.All.Select(known => known.Id)))}。方案文件应在程序包的 schemes 中。");
        Append(Entries.Adopted(new SchemeAdopted(found.Id, found.Hash, year, stage)));
    }

    /// <summary>Declares a subject with its money and indicators; declared again, it takes the new ones.</summary>
    /// <param name="declaration">The declaration.</param>
    public void Declare(Declaration declaration) => Append(Entries.Declared(declaration));

    /// <summary>Records a number.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <param name="item">The indicator's key, or <c>execution</c> for the yuan spent so far.</param>
    /// <param name="period">The last day of the period it is for.</param>
    /// <param name="number">The number, in the indicator's unit.</param>
    /// <exception cref="PackageHostException">No such subject or indicator was declared.</exception>
    public void Observe(string subject, string item, DateOnly period, double number) => Observe(subject, item, period, Value.Of(number));

    /// <summary>Records a value of any kind.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <param name="item">The indicator's key, or <c>execution</c> for the yuan spent so far.</param>
    /// <param name="period">The last day of the period it is for.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="PackageHostException">No such subject or indicator was declared, or the server would not take this value.</exception>
    public void Observe(string subject, string item, DateOnly period, Value value)
    {
        Know(subject, item);
        var observed = new ObservationRecorded(subject, item, period, value, "测试");
        if (ObservationCheck.Refuse(_board.Facts, observed) is { } refusal)
        {
            throw new PackageHostException(refusal);
        }

        Append(Entries.Observed([observed]));
    }

    /// <summary>Gives the reviewed total (财政复核), on which result policies act.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <param name="points">The points.</param>
    /// <exception cref="PackageHostException">No such subject was declared.</exception>
    public void Review(string subject, decimal points)
    {
        Know(subject, Indicator.Execution);
        Append(Entries.Given(new ScoreGiven(subject, "", ScoreOwner.Reviewed, points, "测试", "测试")));
    }

    /// <summary>Opens a business day and evaluates: a subject is monitored while its year runs, and evaluated afterwards.</summary>
    /// <param name="day">Not before the last one.</param>
    /// <exception cref="PackageHostException">The day is before the last one.</exception>
    public OpenedBoard Open(DateOnly day)
    {
        if (day < _board.Facts.AsOf)
        {
            throw new PackageHostException($"业务日只能往后：已开到 {_board.Facts.AsOf:yyyy-MM-dd}，不能再开 {day:yyyy-MM-dd}。");
        }

        Append(Entries.Day(day));
        return AsServer(() => new OpenedBoard(_board, new SortedDictionary<string, string>(_cells, StringComparer.Ordinal)));
    }

    /// <summary>Unloads the packages.</summary>
    public void Dispose()
    {
        _packages.ForEach(package => package.Dispose());
        _packages.Clear();
    }

    private static IEnumerable<Scheme> SchemesOf(LoadedPackage package)
    {
        var folder = Path.Combine(package.Folder, "schemes");
        return from file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>()
               select SchemeReader.Read(WrittenText.Read(file, file), file, package.Manifest.Id);
    }

    private void Know(string subject, string item)
    {
        var declared = _board.Facts.Find(subject)?.Declaration ?? throw new PackageHostException(
            $"没有申报过“{subject}”，已申报：{(_board.Facts.Subjects.Count == 0 ? "无" : string.Join('、', _board.Facts.Subjects.Keys))}。");
        if (item != Indicator.Execution && !declared.Indicators.Any(indicator => indicator.Key == item))
        {
            throw new PackageHostException($"{subject} 没有指标“{item}”，有：{string.Join('、', declared.Indicators.Select(indicator => indicator.Key).Append(Indicator.Execution))}。");
        }
    }

    private void Append(NewEntry entry)
    {
        _ = Package;
        var request = new AppendRequest([entry]);
        LedgerLimits.Check(Jurisdiction, request);

        // No clock and no dice: an entry is recorded at its business day, and the same test gives the same ledger.
        var at = new DateTimeOffset(Math.Max(_board.Facts.AsOf.ToDateTime(TimeOnly.MinValue).Ticks, DateTimeOffset.UnixEpoch.Ticks), TimeSpan.Zero);
        _ledger.Append(request, [new EntryDraft(entry, new byte[SaltedRows.SaltSize])], at);
        foreach (var change in AsServer(() => _board.Apply(_ledger.Read(_board.Facts.Sequence, 1)[0])))
        {
            if (change.Value is { } text)
            {
                _cells[change.Key] = text;
            }
            else
            {
                _cells.Remove(change.Key);
            }
        }
    }

    /// <summary>The server evaluates in the invariant culture, whatever machine the tests run on.</summary>
    private static T AsServer<T>(Func<T> work)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
