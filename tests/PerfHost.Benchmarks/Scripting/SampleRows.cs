using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// Rows as a city has them, made up with a fixed seed: values without a pattern that a processor could learn, a target of
/// zero in one row of a hundred, nothing filled in in two. The same rows as measurements and as columns.
/// </summary>
public sealed class SampleRows
{
    private const int Months = 12;

    /// <summary>Makes rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="withHistory">Whether each measurement has the values of twelve months.</param>
    public SampleRows(int count, bool withHistory = false)
    {
        var random = new Random(20_260_101);
        (Targets, Actuals, Weights, Baselines) = (new double[count], new double[count], new double[count], new double[count]);
        (Comparators, Measurements) = (new Comparator[count], new Measurement[count]);
        for (var row = 0; row < count; row++)
        {
            Targets[row] = random.Next(100) == 0 ? 0 : Math.Round(1 + (random.NextDouble() * 999), 2);
            Actuals[row] = random.Next(50) == 0 ? double.NaN : Targets[row] == 0 ? random.Next(3) : Math.Round(Targets[row] * (0.2 + (random.NextDouble() * 1.4)), 2);
            Weights[row] = 2 + random.Next(9);
            Baselines[row] = double.NaN;
            Comparators[row] = random.Next(3) == 0 ? Comparator.AtMost : Comparator.AtLeast;
            Measurements[row] = new Measurement
            {
                Weight = Weights[row],
                Target = Value.Of(Targets[row]),
                Actual = double.IsNaN(Actuals[row]) ? Value.Missing("未填写") : Value.Of(Actuals[row]),
                Comparator = Comparators[row],
                History = withHistory ? [.. Enumerable.Range(1, Months).Select(month => new PeriodValue(new DateOnly(2025, month, 28), Value.Of(Math.Round(random.NextDouble() * Targets[row], 2))))] : [],
            };
        }
    }

    /// <summary>The targets; zero in one of a hundred.</summary>
    public double[] Targets { get; }

    /// <summary>What was reached; NaN in one of fifty.</summary>
    public double[] Actuals { get; }

    /// <summary>The points that can be earned.</summary>
    public double[] Weights { get; }

    /// <summary>Nowhere is a baseline.</summary>
    public double[] Baselines { get; }

    /// <summary>In one of three less is better.</summary>
    public Comparator[] Comparators { get; }

    /// <summary>The same rows one by one.</summary>
    public Measurement[] Measurements { get; }

    /// <summary>The same rows as columns.</summary>
    public MeasurementColumns Columns => new()
    {
        Targets = Targets,
        Actuals = Actuals,
        Baselines = Baselines,
        Weights = Weights,
        Comparators = Comparators,
        Measurements = Measurements,
    };
}
