using System.Runtime.InteropServices;

namespace PerfHost.Sdk;

/// <summary>
/// Measurements laid out in columns of one length. One row is one measurement; day and parameters are the same for all.
/// </summary>
public readonly ref struct MeasurementColumns
{
    /// <summary>The targets as numbers; NaN when missing or no number.</summary>
    public required ReadOnlySpan<double> Targets { get; init; }

    /// <summary>The actual values as numbers; NaN when missing or no number.</summary>
    public required ReadOnlySpan<double> Actuals { get; init; }

    /// <summary>Where things stood before; NaN when missing or no number.</summary>
    public required ReadOnlySpan<double> Baselines { get; init; }

    /// <summary>The points that can be earned.</summary>
    public required ReadOnlySpan<double> Weights { get; init; }

    /// <summary>How actual and target are compared.</summary>
    public required ReadOnlySpan<Comparator> Comparators { get; init; }

    /// <summary>
    /// The measurements themselves, for formulas that look at more than the columns show; empty when there is no more to
    /// see than numbers.
    /// </summary>
    public ReadOnlySpan<Measurement> Measurements { get; init; }

    /// <summary>The scheme's parameters in force at the end of the evaluated period.</summary>
    public ParameterSet Parameters { get; init; } = ParameterSet.Empty;

    /// <summary>The business day for which is scored.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>Columns to be filled in.</summary>
    public MeasurementColumns() { }

    /// <summary>How many rows there are.</summary>
    public int Count => Targets.Length;

    /// <summary>The comparators as whole numbers, for code that works on several rows at a time.</summary>
    public ReadOnlySpan<int> ComparatorCodes => MemoryMarshal.Cast<Comparator, int>(Comparators);

    /// <summary>One row: the measurement itself where there is one, else one made of the columns.</summary>
    /// <param name="row">Its place, from 0.</param>
    public Measurement Row(int row) => Measurements.Length > 0 ? Measurements[row] : new Measurement
    {
        Weight = Weights[row],
        Comparator = Comparators[row],
        Target = Value.Of(Targets[row]),
        Actual = Value.Of(Actuals[row]),
        Baseline = Value.Of(Baselines[row]),
        AsOf = AsOf,
        Parameters = Parameters,
    };

    /// <summary>Refuses columns that do not belong together.</summary>
    /// <param name="points">What the answers are written to.</param>
    /// <exception cref="ArgumentException">The columns are not of one length, or <paramref name="points"/> is shorter.</exception>
    public void Check(ReadOnlySpan<double> points)
    {
        if (Actuals.Length != Count || Baselines.Length != Count || Weights.Length != Count || Comparators.Length != Count
            || (Measurements.Length > 0 && Measurements.Length != Count) || points.Length < Count)
        {
            throw new ArgumentException($"列的长度不一致：目标值 {Count}、实际值 {Actuals.Length}、基期值 {Baselines.Length}、分值 {Weights.Length}、计算符号 {Comparators.Length}、测量 {Measurements.Length}（可为 0）、得分 {points.Length}；应各有 {Count} 行。");
        }
    }
}
