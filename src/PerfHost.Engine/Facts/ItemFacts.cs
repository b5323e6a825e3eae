using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>What is known of one data item: for each period its latest value. A later value for a period corrects the earlier.</summary>
public sealed class ItemFacts
{
    private readonly List<ObservedValue> _values = new(1);

    /// <summary>The latest value of each period, oldest period first.</summary>
    public IReadOnlyList<ObservedValue> Values => _values;

    /// <summary>Takes an observation.</summary>
    /// <param name="value">The observation; it replaces one of the same period.</param>
    internal void Take(ObservedValue value)
    {
        // Nearly always it is for the last period or one after it.
        var index = CountUpTo(value.Period);
        if (index > 0 && _values[index - 1].Period == value.Period)
        {
            _values[index - 1] = value;
        }
        else
        {
            _values.Insert(index, value);
        }
    }

    /// <summary>The value of the year so far.</summary>
    /// <param name="accumulation">How the periods add up.</param>
    /// <param name="upTo">Later periods are not looked at.</param>
    /// <returns>The value and the last observation in it; a missing value makes a sum or an average missing too.</returns>
    public (Value Value, ObservedValue? Last) Accumulate(Accumulation accumulation, DateOnly upTo)
    {
        var count = CountUpTo(upTo);
        if (count == 0)
        {
            return (Value.Missing("尚未报送"), null);
        }

        var last = _values[count - 1];
        if (accumulation == Accumulation.Last)
        {
            return (last.Value, last);
        }

        var sum = 0.0;
        Value? missing = null;
        for (var i = 0; i < count; i++)
        {
            var observed = _values[i];
            sum += observed.Value.Number;
            if (double.IsNaN(observed.Value.Number))
            {
                missing = observed.Value.IsKnown ? Value.Missing($"{observed.Period:yyyy-MM-dd} 的值不是数字") : observed.Value;
            }
        }

        return missing is not null ? (missing, last) : (Value.Of(accumulation == Accumulation.Sum ? sum : sum / count), last);
    }

    private int CountUpTo(DateOnly day)
    {
        var count = _values.Count;
        while (count > 0 && _values[count - 1].Period > day)
        {
            count--;
        }

        return count;
    }
}
