using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>What a case or a trial gives a rule to score. Immutable; it makes a measurement for every run.</summary>
public sealed record RuleMeasurement
{
    /// <summary>The points that can be earned.</summary>
    public required double Weight { get; init; }

    /// <summary>How actual and target are compared.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>What was aimed at.</summary>
    public required Value Target { get; init; }

    /// <summary>What was reached.</summary>
    public required Value Actual { get; init; }

    /// <summary>Where things stood before.</summary>
    public required Value Baseline { get; init; }

    /// <summary>The unit; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The business day; the first of the calendar when none was given.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>The parameters in force.</summary>
    public ParameterSet Parameters { get; init; } = ParameterSet.Empty;

    /// <summary>Further named inputs, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Value> Inputs { get; init; } = new SortedDictionary<string, Value>(StringComparer.Ordinal);

    /// <summary>Values of earlier periods, oldest first.</summary>
    public IReadOnlyList<PeriodValue> History { get; init; } = [];

    /// <summary>The measurement for one run.</summary>
    /// <param name="steps">Takes the explanation; null for a plain run.</param>
    public Measurement With(StepRecorder? steps) => new()
    {
        Weight = Weight,
        Comparator = Comparator,
        Target = Target,
        Actual = Actual,
        Baseline = Baseline,
        Unit = Unit,
        AsOf = AsOf,
        Parameters = Parameters,
        Inputs = Inputs,
        History = History,
        Steps = steps,
    };
}
