using System.Runtime.CompilerServices;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting.Columns;

/// <summary>Rows in which the numbers that break careless code meet each other and ordinary ones.</summary>
internal sealed class ColumnTable
{
    private static readonly double[] Odd =
    [
        0, -0.0, 1, -1, 0.3, 0.6, 100, -100, 1e-300, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    private readonly double[] _targets;
    private readonly double[] _actuals;
    private readonly double[] _baselines;
    private readonly double[] _weights;
    private readonly Comparator[] _comparators;

    /// <param name="rows">How many rows.</param>
    /// <param name="seed">The same seed gives the same rows.</param>
    public ColumnTable(int rows, int seed)
    {
        var random = new Random(seed);
        (_targets, _actuals, _baselines, _weights) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        _comparators = new Comparator[rows];
        for (var row = 0; row < rows; row++)
        {
            // First every pair of odd numbers, then whatever comes.
            _targets[row] = row < Odd.Length * Odd.Length ? Odd[row / Odd.Length] : Number(random);
            _actuals[row] = row < Odd.Length * Odd.Length ? Odd[row % Odd.Length] : Number(random);
            _baselines[row] = Number(random);
            _weights[row] = random.Next(3) > 0 ? random.Next(1, 20) : Number(random);
            _comparators[row] = (Comparator)random.Next(9);
        }
    }

    /// <summary>More than every pair of odd numbers, and no multiple of any vector's width.</summary>
    public static ColumnTable Whole(int seed) => new((Odd.Length * Odd.Length) + 314, seed);

    public ParameterSet Parameters { get; init; } = new([
        new Parameter("floor", "下限", 0.6, new DateOnly(2024, 1, 1), "财预〔2020〕10号"),
        new Parameter("nothing", "无", double.NaN, new DateOnly(2024, 1, 1), "本方案约定"),
    ]);

    public MeasurementColumns Columns => new()
    {
        Targets = _targets,
        Actuals = _actuals,
        Baselines = _baselines,
        Weights = _weights,
        Comparators = _comparators,
        Parameters = Parameters,
        AsOf = new DateOnly(2025, 9, 30),
    };

    /// <summary>Holds that a rule says the same of every row, in columns and row by row, to the last bit.</summary>
    public void AssertSame(CompiledRule rule, string text)
    {
        var points = new double[_targets.Length];
        ((IColumnScorer)rule.Extension.Implementation).Evaluate(Columns, points);
        for (var row = 0; row < points.Length; row++)
        {
            var score = ((IIndicatorType)rule.Extension.Implementation).Evaluate(Columns.Row(row));
            Assert.True(
                Bits(ColumnPoints.Of(score)) == Bits(points[row]) && score.Outcome == ColumnPoints.OutcomeOf(points[row]),
                Say(text, row, score, points[row]));
        }
    }

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);

    private static double Number(Random random) => random.Next(4) switch
    {
        0 => Odd[random.Next(Odd.Length)],
        1 => random.Next(-200, 200),
        2 => random.NextDouble() * 200,
        _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-310, 309)),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string Say(string text, int row, Score score, double points) => FormattableString.Invariant(
        $"{text}\ntarget {_targets[row]:R}, actual {_actuals[row]:R}, baseline {_baselines[row]:R}, weight {_weights[row]:R}, {_comparators[row]}: row {score.Outcome} {score.Points:R} ({Bits(score.Points):X}), column {points:R} ({Bits(points):X})");
}
