namespace PerfHost.Sdk;

/// <summary>
/// All that an indicator's formula may look at. Built by the host; immutable, so one measurement may be read by many
/// threads as long as <see cref="Steps"/> is null.
/// </summary>
public sealed class Measurement
{
    private static readonly Value Blank = Value.Missing("未填写");
    private static readonly IReadOnlyDictionary<string, Value> NoInputs = new SortedDictionary<string, Value>(StringComparer.Ordinal);

    /// <summary>The points that can be earned; positive, usually within 100.</summary>
    public required double Weight { get; init; }

    /// <summary>How actual and target are compared, as declared.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>What was aimed at.</summary>
    public Value Target
    {
        get;
        init
        {
            field = value;
            TargetNumber = value.Number;
        }
    } = Blank;

    /// <summary>What was reached, added up over the periods as its data item says.</summary>
    public Value Actual
    {
        get;
        init
        {
            field = value;
            ActualNumber = value.Number;
        }
    } = Blank;

    /// <summary>The target as a number in <see cref="Unit"/>; NaN when it is not one.</summary>
    public double TargetNumber { get; private init; } = double.NaN;

    /// <summary>The actual value as a number in <see cref="Unit"/>; NaN when it is not one.</summary>
    public double ActualNumber { get; private init; } = double.NaN;

    /// <summary>Where things stood before, for progress from a baseline.</summary>
    public Value Baseline { get; init; } = Blank;

    /// <summary>The unit of target, actual and baseline; empty when the form gives none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Values of earlier periods, oldest first.</summary>
    public IReadOnlyList<PeriodValue> History { get; init; } = [];

    /// <summary>
    /// Further named inputs that the kind asks for, for example staff and posts; in ordinal key order. Those that the
    /// indicator's row names, each with its latest value up to <see cref="AsOf"/>; one that nobody gave yet is missing.
    /// </summary>
    public IReadOnlyDictionary<string, Value> Inputs { get; init; } = NoInputs;

    /// <summary>The business day for which is scored. It comes from the ledger, never from a clock.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>The scheme's parameters in force at the end of the evaluated period.</summary>
    public ParameterSet Parameters { get; init; } = ParameterSet.Empty;

    /// <summary>Where to record how the points come about; null unless an explanation was asked for.</summary>
    public StepRecorder? Steps { get; init; }

    /// <summary>A further input as a number.</summary>
    /// <param name="name">Its name in <see cref="Inputs"/>.</param>
    /// <returns>The number; NaN when the row names no such input, nobody gave it yet, or it is not a number.</returns>
    public double Input(string name) => Inputs.TryGetValue(name, out var value) ? value.Number : double.NaN;

    /// <summary>The value of a numeric parameter.</summary>
    /// <param name="key">Its key in the scheme, for example <c>qualitative.partial-floor</c>.</param>
    /// <exception cref="ParameterMissingException">The scheme has none of that name in force.</exception>
    public double Parameter(string key)
    {
        var parameter = Parameters.Get(key);
        Steps?.Add(new Step(parameter.Title, Value.Of(parameter.Number), "", parameter.Source));
        return parameter.Number;
    }
}
