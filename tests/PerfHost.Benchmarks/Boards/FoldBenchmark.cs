using System.Globalization;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;

namespace PerfHost.Benchmarks.Boards;

/// <summary>How many observations a second are folded from entries of 1,000 rows, as when a ledger is opened again.</summary>
public sealed class FoldBenchmark
{
    private const int Rounds = 5;
    private const int Rows = 1_000;
    private const int Batches = 1_000;
    private const int Shown = 50;

    /// <summary>Measures a million observations as facts alone, and some of them with the board.</summary>
    /// <returns>Observations per second; ratios are against facts alone.</returns>
    public IReadOnlyList<BenchmarkRow> Run() => [.. Of(200, 15, 20), .. Of(18_000, 10, 200)];

    private static IEnumerable<BenchmarkRow> Of(int subjects, int indicators, int departments)
    {
        var city = new SampleCity(subjects, indicators, departments);
        var opening = city.Opening().ToArray();
        var batches = Enumerable.Range(0, Batches).Select(batch => city.Observed(batch * Rows, Rows)).ToArray();
        var facts = new JurisdictionFacts();
        var board = new BoardProjection(SampleCity.Schemes, SampleCity.Kinds);
        foreach (var entry in opening)
        {
            Fold.Apply(facts, entry);
            board.Apply(entry);
        }

        var shown = batches[..Shown];
        var times = Benchmarks.Rounds.Microseconds(Rounds, (1, () => FoldAll(facts, batches)), (1, () => ShowAll(board, shown)));
        var (alone, onBoard) = (PerSecond(Batches, times[0]), PerSecond(Shown, times[1]));
        var name = string.Create(CultureInfo.InvariantCulture, $"{subjects:N0} subjects x {indicators}, batches of {Rows:N0}");
        return
        [
            new($"{name}: facts alone", alone, "observations/s", 1),
            new($"{name}: with the board", onBoard, "observations/s", onBoard / alone),
        ];
    }

    private static double PerSecond(int batches, double microseconds) => (double)Rows * batches / microseconds * 1e6;

    private static void FoldAll(JurisdictionFacts facts, StoredEntry[] entries)
    {
        foreach (var entry in entries)
        {
            Fold.Apply(facts, entry);
        }
    }

    private static void ShowAll(BoardProjection board, StoredEntry[] entries)
    {
        foreach (var entry in entries)
        {
            board.Apply(entry);
        }
    }
}
