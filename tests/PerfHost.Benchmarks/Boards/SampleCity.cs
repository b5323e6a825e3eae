using System.Globalization;
using PerfHost.Baseline;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Boards;

/// <summary>A jurisdiction made up for measuring: its forms are complete, and it stands under the national scheme.</summary>
/// <param name="subjects">How many subjects it has.</param>
/// <param name="indicators">How many indicators each has.</param>
/// <param name="departments">How many departments they belong to.</param>
/// <param name="year">Their fiscal year; the business day is in March 2025.</param>
public sealed class SampleCity(int subjects, int indicators, int departments, int year = 2024)
{
    private static readonly DateOnly Period = new(2024, 12, 31);
    private readonly BoardProjection _board = new(Schemes, Kinds);
    private long _sequence;

    /// <summary>The schemes of the national framework.</summary>
    public static SchemeSet Schemes { get; } = new([SchemeReader.Read(
        File.ReadAllText(RepositoryFolder.Of("plugins/Baseline/schemes/national.yaml")), "national.yaml", "baseline")]);

    /// <summary>The kinds of the national framework.</summary>
    public static ExtensionSet Kinds { get; } = Collect();

    /// <summary>The board, after <see cref="Open"/>.</summary>
    public BoardProjection Board => _board;

    /// <summary>The entries that open the ledger and bring the forms.</summary>
    public IEnumerable<StoredEntry> Opening()
    {
        var scheme = Schemes.Find("national")!;
        yield return Number(Entries.Opened(new JurisdictionOpened("示例市", null)));
        yield return Number(Entries.Adopted(new SchemeAdopted(scheme.Id, scheme.Hash)));
        for (var subject = 0; subject < subjects; subject++)
        {
            yield return Number(Entries.Received(Form(subject)));
        }

        yield return Number(Entries.Day(new DateOnly(2025, 3, 1)));
    }

    /// <summary>Folds and evaluates the opening.</summary>
    public SampleCity Open()
    {
        foreach (var entry in Opening())
        {
            _board.Apply(entry);
        }

        return this;
    }

    /// <summary>An entry of observations. Each row is about another subject than the row before.</summary>
    /// <param name="first">The number of the first observation; other numbers give other items and values.</param>
    /// <param name="rows">How many.</param>
    public StoredEntry Observed(int first, int rows) => Number(Entries.Observed([.. Enumerable.Range(first, rows).Select(number => new ObservationRecorded(
        Id(number % subjects), Key(number / subjects % indicators), Period, Value.Of(80 + (number * 7919L % 4000 / 100.0)), "业务系统", "月报"))]));

    /// <summary>The key of an indicator.</summary>
    /// <param name="index">Its place.</param>
    public static string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"i{index + 1:D3}");

    /// <summary>The id of a subject.</summary>
    /// <param name="index">Its place.</param>
    public static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"p{index:D5}");

    private StoredEntry Number(NewEntry entry) => new(
        new EntryHeader
        {
            Jurisdiction = "sample",
            Sequence = ++_sequence,
            RecordedAt = DateTimeOffset.UnixEpoch.AddYears(55).AddSeconds(_sequence),
            Kind = entry.Kind,
            Version = entry.Version,
            Scope = entry.Scope,
            Period = entry.Period,
            RowCount = entry.Rows.Count,
            PayloadHash = default,
        },
        ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty, entry.Rows);

    private SelfEvaluationForm Form(int subject) => new()
    {
        Id = Id(subject),
        Title = "农村道路养护",
        Place = "示例市",
        Department = string.Create(CultureInfo.InvariantCulture, $"部门{subject % departments:D3}"),
        Year = year,
        Unit = "交通运输局",
        Budget = new FormBudget { Initial = "100", Adjusted = "100", Executed = "95", Rate = "95", Weight = "10", Score = "9.5" },
        Rows = [.. Enumerable.Range(0, indicators).Select(Row)],
        Total = "99",
        Grade = "优",
    };

    private FormRow Row(int index)
    {
        var head = index < indicators * 5 / 9 ? "产出指标" : index < indicators * 8 / 9 ? "效益指标" : "满意度指标";
        var weight = (90.0 / indicators).ToString("0.##", CultureInfo.InvariantCulture);
        return new FormRow
        {
            Level1 = head,
            Name = "养护里程",
            Operator = index % 5 == 4 ? "≤" : "≥",
            Target = "100",
            Actual = "100",
            Unit = "公里",
            Weight = weight,
            Score = weight,
            Place = string.Create(CultureInfo.InvariantCulture, $"indicators[{index}]"),
        };
    }

    private static ExtensionSet Collect()
    {
        var registry = new Registry();
        new BaselinePlugin().Register(registry);
        return new ExtensionSet(registry.Extensions);
    }

    private sealed class Registry : IPluginRegistry
    {
        public List<BoundExtension> Extensions { get; } = [];

        public void Add(Extension extension) =>
            Extensions.Add(new BoundExtension(extension, "baseline", "0.1.0", extension.Implementation.GetType().FullName!));
    }
}
