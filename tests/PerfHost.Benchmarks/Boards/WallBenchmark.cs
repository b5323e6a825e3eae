using System.Globalization;
using PerfHost.Engine.Monitoring;

namespace PerfHost.Benchmarks.Boards;

/// <summary>What a wall costs at each commit: all its cells are made anew, and those that differ are fed.</summary>
public sealed class WallBenchmark
{
    private const int Rounds = 15;

    /// <summary>Measures cities of several sizes.</summary>
    /// <returns>Microseconds.</returns>
    public IReadOnlyList<BenchmarkRow> Run() => [.. new[] { 1_280, 2_500 }.Select(subjects =>
    {
        var city = new SampleCity(subjects, 10, 70, year: 2025).Open();
        var wall = new WallFeed();
        var sequence = 0L;
        var times = Benchmarks.Rounds.Microseconds(Rounds, (20, () => wall.Show(city.Board, ++sequence, default)));
        return new BenchmarkRow(string.Create(CultureInfo.InvariantCulture, $"{subjects:N0} subjects x 10: a wall at a commit"), times[0], "µs", null);
    })];
}
