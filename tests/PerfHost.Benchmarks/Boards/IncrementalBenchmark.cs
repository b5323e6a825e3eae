using System.Globalization;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Ledger;

namespace PerfHost.Benchmarks.Boards;

/// <summary>What one observation costs, from the entry to the changed cells, against evaluating the whole board anew.</summary>
public sealed class IncrementalBenchmark
{
    private const int Rounds = 15;
    private const int Prepared = 1024;

    /// <summary>Measures cities of several sizes.</summary>
    /// <returns>Microseconds; ratios are against the whole board of the same city.</returns>
    public IReadOnlyList<BenchmarkRow> Run() => [.. Of(200, 15, 20), .. Of(1_280, 10, 40), .. Of(18_000, 10, 200), .. Of(18_000, 10, 20)];

    private static IEnumerable<BenchmarkRow> Of(int subjects, int indicators, int departments)
    {
        var city = new SampleCity(subjects, indicators, departments).Open();
        var entries = Enumerable.Range(0, Prepared).Select(number => city.Observed(number * 7, 1)).ToArray();
        var evaluator = new SubjectEvaluator(SampleCity.Schemes.Find("national")!, SampleCity.Kinds);
        var facts = city.Board.Facts.Subjects[SampleCity.Id(0)];
        var moment = Moment.On(city.Board.Facts.AsOf, facts.Declaration.Year);
        var result = evaluator.Evaluate(facts, moment);
        var next = 0;
        var (keys, wholes) = (new[] { SampleCity.Key(1) }, Math.Max(1, 20_000 / (subjects * indicators)));
        var times = Benchmarks.Rounds.Microseconds(
            Rounds,
            (wholes, () => city.Board.Replace(SampleCity.Schemes, SampleCity.Kinds)),
            (500, () => Changes(city.Board, entries[next++ % Prepared])),
            (2_000, () => result = evaluator.Reevaluate(result, facts, keys, moment)));
        var name = string.Create(CultureInfo.InvariantCulture, $"{subjects:N0} subjects x {indicators}, {departments} departments");
        return
        [
            new($"{name}: whole board", times[0], "µs", 1),
            new($"{name}: one observation, from entry to cells", times[1], "µs", times[0] / times[1]),
            new($"{name}: evaluating its path alone", times[2], "µs", times[0] / times[2]),
        ];
    }

    private static void Changes(BoardProjection board, StoredEntry entry)
    {
        if (board.Apply(entry).Count > 12)
        {
            throw new InvalidOperationException("One observation changed more than its path.");
        }
    }
}
