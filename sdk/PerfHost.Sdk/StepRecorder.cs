namespace PerfHost.Sdk;

/// <summary>
/// Collects the steps of one evaluation while it is being explained. Plain evaluation hands out none, so a kind writes
/// <c>measurement.Steps?.Add("完成率", ratio)</c> and pays nothing when nobody asked. Not thread-safe: one per evaluation.
/// </summary>
public sealed class StepRecorder
{
    private const int Limit = 1000;
    private readonly List<Step> _steps = [];

    /// <summary>What was recorded, in order. At most 1,000 steps are kept; later ones are dropped.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Records a step.</summary>
    /// <param name="step">The step.</param>
    public void Add(Step step)
    {
        if (_steps.Count < Limit)
        {
            _steps.Add(step);
        }
    }

    /// <summary>Records a computed number.</summary>
    /// <param name="label">What it is.</param>
    /// <param name="number">Its value; NaN is recorded as missing.</param>
    /// <param name="unit">Its unit; empty for a plain ratio.</param>
    public void Add(string label, double number, string unit = "") => Add(new Step(label, Value.Of(number), unit));
}
