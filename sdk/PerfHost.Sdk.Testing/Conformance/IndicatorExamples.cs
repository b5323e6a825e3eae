using PerfHost.Scripting.Cases;

namespace PerfHost.Sdk.Testing.Conformance;

/// <summary>What an indicator type is asked: the author's own examples, common ones, and what clerks write into the cells.</summary>
/// <param name="own">The author's examples; may be empty.</param>
/// <param name="parameters">For those of the common examples.</param>
internal sealed class IndicatorExamples(IReadOnlyList<RuleMeasurement> own, ParameterSet parameters)
{
    private static readonly DateOnly Day = new(2025, 6, 30);

    /// <summary>Ordinary measurements.</summary>
    public IReadOnlyList<RuleMeasurement> Plain => [.. own, .. Common];

    /// <summary>A target, an actual value or both that nobody filled in.</summary>
    public IReadOnlyList<RuleMeasurement> Missing => [.. Plain.SelectMany(one => Both(one, Value.Missing("未填写")))];

    /// <summary>A target of zero, with every comparator and several actual values.</summary>
    public IReadOnlyList<RuleMeasurement> ZeroTarget =>
    [
        .. from one in Plain
           from comparator in Enum.GetValues<Comparator>()
           from actual in (Value[])[one.Actual, Value.Of(0), Value.Of(-1)]
           select one with { Target = Value.Of(0), Actual = actual, Comparator = comparator },
    ];

    /// <summary>Words for numbers, days, lists, numbers without measure.</summary>
    public IReadOnlyList<RuleMeasurement> Odd =>
    [
        .. from one in Plain
           from value in (Value[])
           [
               Value.Of("基本完成"), Value.Of(Day), new ChecklistValue([]), new ChecklistValue([new CheckItem("要点", true, 0)]), new ChecklistValue([new CheckItem("要点", false), new CheckItem("要点二", true)]),
               Value.Of(-5), Value.Of(1e-300), Value.Of(1e300), Value.Of(-1e300), Value.Of(double.PositiveInfinity),
           ]
           from odd in Both(one, value).Append(one with { Baseline = value })
           select odd,
    ];

    public IReadOnlyList<RuleMeasurement> All => [.. Plain, .. Missing, .. ZeroTarget, .. Odd];

    private IEnumerable<RuleMeasurement> Common =>
        from comparator in Enum.GetValues<Comparator>()
        from actual in (double[])[0, 80, 99.5, 100, 130]
        select new RuleMeasurement
        {
            Weight = 10,
            Comparator = comparator,
            Target = Value.Of(100),
            Actual = Value.Of(actual),
            Baseline = Value.Of(60),
            AsOf = Day,
            Parameters = parameters,
            History = [new PeriodValue(new DateOnly(2024, 12, 31), Value.Of(70)), new PeriodValue(new DateOnly(2025, 3, 31), Value.Of(75))],
        };

    /// <summary>An example as the runner keeps it: it makes a measurement for every question.</summary>
    public static RuleMeasurement Keep(Measurement example) => new()
    {
        Weight = example.Weight,
        Comparator = example.Comparator,
        Target = example.Target,
        Actual = example.Actual,
        Baseline = example.Baseline,
        Unit = example.Unit,
        AsOf = example.AsOf,
        Parameters = example.Parameters,
        Inputs = example.Inputs,
        History = example.History,
    };

    private static IEnumerable<RuleMeasurement> Both(RuleMeasurement one, Value value) => [one with { Target = value }, one with { Actual = value }, one with { Target = value, Actual = value }];
}
