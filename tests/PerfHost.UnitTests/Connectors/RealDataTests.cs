using System.Globalization;
using PerfHost.Connectors.Csv;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Scripting;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Ledger;

namespace PerfHost.UnitTests.Connectors;

/// <summary>Published data of real cities, read as a bureau would read them, and the verdicts that stand in them.</summary>
public sealed class RealDataTests
{
    private const string City = "new-york";
    private const int Year = 2023;

    private static readonly string[] Verdicts = ["target", "improving-1", "improving-3", "improving-5"];

    private static readonly string Example = Path.Combine(SharedData.Repository, "examples", "NewYork");

    [Fact]
    public async Task NewYork_PublishedVerdicts_AreReproducedOneForOne()
    {
        var read = await ReadAsync("nyc-mmr", "Tidy Indicator Level Data.csv", await File.ReadAllTextAsync(Path.Combine(Example, "mappings", "indicators.yaml"), TestContext.Current.CancellationToken));
        var facts = await FoldedAsync([.. read.OfType<SourceObservation>()]);
        using var rules = new RuleCompiler(null).LoadFolder("new-york", Example);
        var scheme = TestPackages.National with { Methods = [new MethodUse("published-verdicts", [Stage.Evaluation], Reach.Subject, "本方案约定")] };
        var evaluator = new SubjectEvaluator(scheme, new ExtensionSet(
            [.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline"), .. rules.Rules.Select(rule => new BoundExtension(rule.Extension, "new-york", "0.1.0", rule.Origin, rule.Header.Source))]));

        var computed = new SortedDictionary<(int Subject, string Verdict), string>();
        foreach (var subject in facts.Subjects.Values)
        {
            var result = evaluator.Evaluate(subject, Moment.AfterYear(Year));
            Assert.Empty(result.Faults);
            foreach (var verdict in Verdicts.Where(verdict => result.LabelOf(verdict) is not null))
            {
                computed[(int.Parse(result.Subject, CultureInfo.InvariantCulture), verdict)] = result.LabelOf(verdict)!;
            }
        }

        var published = await PublishedAsync();
        Assert.Empty(read.OfType<SourceRejection>());
        Assert.Equal(1139, facts.Subjects.Count);
        Assert.Equal((351, 3385), (published.Count(verdict => verdict.Key.Verdict == "target"), published.Count(verdict => verdict.Key.Verdict != "target")));
        Assert.Equal((183, 585, 529, 535), (Good("target", "Met_Goal"), Good("improving-1", "Improving"), Good("improving-3", "Improving"), Good("improving-5", "Improving")));
        Assert.Equal(published, computed);

        int Good(string verdict, string label) => computed.Count(one => one.Key.Verdict == verdict && one.Value == label);
    }

    [Theory]
    [InlineData("missing: [\"\"]", 62_923, 12_788, 0)]
    [InlineData("# nothing said of empty cells", 62_923, 0, 12_788)]
    public async Task Canada_EveryRow_IsAValueMissingOrRejected(string empty, int numbers, int missing, int rejected)
    {
        var read = await ReadAsync("ca-mbnc", "mbnc-slim.csv", $"subject: municipality_id\nperiod: fiscal_year\ndates: [yyyy]\nperiod-end: year\n{empty}\nvalues: [{{ item: measure_number, value: result }}]\n");

        var observed = read.OfType<SourceObservation>().ToList();
        Assert.Equal(numbers, observed.Count(observation => observation.Value is NumberValue));
        Assert.Equal(missing, observed.Count(observation => observation.Value is MissingValue));
        Assert.Equal(rejected, read.OfType<SourceRejection>().Count());
        Assert.Equal(75_711, numbers + missing + rejected);
        Assert.Contains(new SourceObservation("90001", "FINV030", new DateOnly(2009, 12, 31), Value.Of(2_032_628_026), "mbnc-slim.csv 第 2 行第 11 列"), observed);
        Assert.All(read.OfType<SourceRejection>(), rejection => Assert.Equal(("空", "数字，例如 1,234.5"), (rejection.Found, rejection.Expected)));
    }

    private static async Task<List<SourceItem>> ReadAsync(string folder, string file, string mapping)
    {
        var path = Path.Combine(SharedData.Root, "data", folder);
        return await Reading.AllAsync(new CsvSource(), Reading.Request(("file", Path.Combine(path, file)), ("mapping", mapping)).Within(path));
    }

    /// <summary>Through the ledger, as everything goes: what was read becomes declarations and observations, and these become facts.</summary>
    private static async Task<JurisdictionFacts> FoldedAsync(IReadOnlyList<SourceObservation> read)
    {
        var store = new InMemoryLedgerStore();
        await store.AppendAsync(City, new AppendRequest([Entries.Opened(new JurisdictionOpened("纽约市", null))]));
        foreach (var declared in read.GroupBy(observation => observation.Subject, StringComparer.Ordinal).Select(Declaration).Chunk(LedgerLimits.EntriesPerAppend))
        {
            await store.AppendAsync(City, new AppendRequest([.. declared.Select(Entries.Declared)]));
        }

        foreach (var rows in read.Where(observation => observation.DataItem is "scaled" or "reported").Chunk(5000))
        {
            await store.AppendAsync(City, new AppendRequest([Entries.Observed([.. rows.Select(row => new ObservationRecorded(row.Subject, row.DataItem, row.Period, row.Value, City, row.Evidence))])]));
        }

        var facts = new JurisdictionFacts();
        foreach (var entry in await store.ReadAsync(City, 0, LedgerLimits.EntriesPerRead))
        {
            Fold.Apply(facts, entry);
        }

        return facts;
    }

    private static Declaration Declaration(IGrouping<string, SourceObservation> subject)
    {
        Value? Of(string item) => subject.FirstOrDefault(observation => observation.DataItem == item)?.Value;
        return new Declaration
        {
            Subject = subject.Key,
            Title = subject.Key,
            Year = Year,
            Indicators =
            [
                new Indicator { Key = "reported", Title = "各年值", Accumulation = Accumulation.Average },
                new Indicator
                {
                    Key = "scaled",
                    Title = "折算全年值",
                    Comparator = ((GradeValue)Of("direction")!).Label == "Down" ? Comparator.AtMost : Comparator.AtLeast,
                    Target = Of("target") ?? Value.Missing("未定目标"),
                },
            ],
        };
    }

    private static async Task<SortedDictionary<(int Subject, string Verdict), string>> PublishedAsync()
    {
        (string Verdict, string Column)[] columns = [("target", "Success"), ("improving-1", "OneYrImproving"), ("improving-3", "ThreeYrImproving"), ("improving-5", "FiveYrImproving")];
        var values = string.Join('\n', columns.Select(pair => $"  - {{ item: {{ text: {pair.Verdict} }}, value: {pair.Column}, kind: words }}"));
        var read = await ReadAsync("nyc-mmr", "Tidy Indicator Level Data.csv", $"subject: ID\nskip: [NA]\nperiod: {{ text: \"2023-06-30\" }}\nvalues:\n{values}\n");
        return new SortedDictionary<(int, string), string>(read.OfType<SourceObservation>().ToDictionary(
            observation => (int.Parse(observation.Subject, CultureInfo.InvariantCulture), observation.DataItem), observation => ((GradeValue)observation.Value).Label));
    }
}
