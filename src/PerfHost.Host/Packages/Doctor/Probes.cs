using PerfHost.Scripting.Cases;
using PerfHost.Sdk;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>Questions that any pure extension can be asked: the author's own examples, and common ones.</summary>
internal static class Probes
{
    private static readonly double[] Numbers = [0, 0.5, 1, 59.995, 80, 100, 120.5, -3, 1e9];

    /// <summary>The questions of an extension; each can be asked many times. None for a data source.</summary>
    /// <param name="implementation">The extension.</param>
    /// <param name="examples">What its cases give it.</param>
    /// <param name="parameters">For the common ones.</param>
    public static IEnumerable<Func<object>> Of(object implementation, IEnumerable<RuleMeasurement> examples, ParameterSet parameters) => implementation switch
    {
        IIndicatorType type => examples.Select(one => one.With(null)).Concat(Common(parameters)).Select(measurement => (Func<object>)(() => type.Evaluate(measurement))),
        IEvaluationMethod method => Enum.GetValues<Stage>().Select(stage => (Func<object>)(() => method.Evaluate(
            new Population { Stage = stage, Subjects = Subjects(parameters), AsOf = new DateOnly(2025, 8, 20), Parameters = parameters }))),
        IResultPolicy policy => Subjects(parameters).SelectMany(subject => new[] { (95m, "优"), (82m, "良"), (61m, "中"), (40m, "差") }.Select(result =>
            (Func<object>)(() => policy.Apply(new ResultContext(subject, result.Item1, result.Item2, parameters))))),
        _ => [],
    };

    private static IEnumerable<Measurement> Common(ParameterSet parameters) =>
        from comparator in Enum.GetValues<Comparator>()
        from number in Numbers
        select Measured(comparator, number, parameters);

    private static Measurement Measured(Comparator comparator, double actual, ParameterSet parameters) => new()
    {
        Weight = 10,
        Comparator = comparator,
        Target = Value.Of(100),
        Actual = Value.Of(actual),
        AsOf = new DateOnly(2025, 12, 31),
        Parameters = parameters,
    };

    private static SubjectView[] Subjects(ParameterSet parameters) =>
    [
        .. new[] { 20.0, 64.5, 99.9 }.Select((rate, index) => new SubjectView
        {
            Id = $"s{index}",
            Title = $"示例项目{index}",
            Year = 2025,
            Budget = 1_000_000,
            Executed = (decimal)rate * 10_000,
            ExecutionRate = rate,
            Total = 60 + (rate / 3),
            Indicators = [new IndicatorView("i001", "受益人数", Measured(Comparator.AtLeast, rate, parameters), Score.Of(rate / 10))],
        }),
    ];
}
