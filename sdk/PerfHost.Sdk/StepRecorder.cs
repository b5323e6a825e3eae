namespace PerfHost.Sdk;

/// <summary>
/// Collects the steps of one evaluation while it is being explained. Plain evaluation hands out none, so a kind writes
/// <c>measurement.Steps?.Add("完成率", ratio)</c> and pays nothing when nobody asked. Not thread-safe: one per evaluation.
/// </summary>
public sealed class StepRecorder
{
    private const int Limit = 1000;
    private readonly List<Step> _steps = [];
    private readonly SortedDictionary<int, int> _visits = [];

    /// <summary>What was recorded, in order. At most 1,000 steps are kept; later ones are dropped.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>How often each place of a traced formula was reached, by its index in <see cref="ITracedScorer.Points"/>; empty for a formula that is not traced.</summary>
    public IReadOnlyDictionary<int, int> Visits => _visits;

    /// <summary>Counts that a place of a traced formula was reached.</summary>
    /// <param name="point">Its index in <see cref="ITracedScorer.Points"/>.</param>
    /// <returns>How often it was reached, this time included; at most <see cref="int.MaxValue"/>.</returns>
    public int Visit(int point)
    {
        var times = _visits.GetValueOrDefault(point);
        return _visits[point] = times == int.MaxValue ? times : times + 1;
    }

    /// <summary>Records a step. A value of a type that is not of this Sdk is recorded as missing: what is kept must not keep a plugin in memory.</summary>
    /// <param name="step">The step.</param>
    public void Add(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (_steps.Count < Limit)
        {
            _steps.Add(step with { Value = Own(step.Value) });
        }
    }

    /// <summary>Records a computed number.</summary>
    /// <param name="label">What it is.</param>
    /// <param name="number">Its value; NaN is recorded as missing.</param>
    /// <param name="unit">Its unit; empty for a plain ratio.</param>
    public void Add(string label, double number, string unit = "") => Add(new Step(label, Value.Of(number), unit));

    /// <summary>A record's copy constructor lets anybody derive from it; and a list may be anybody's.</summary>
    private static Value Own(Value value) => value switch
    {
        ChecklistValue list => new ChecklistValue([.. list.Items.Take(Limit)]),
        NumberValue or DateValue or GradeValue or MissingValue => value,
        _ => Value.Missing("不是本平台的值"),
    };
}
