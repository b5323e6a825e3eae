using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>What is known of one data item: for each period its latest value. A later value for a period corrects the earlier.</summary>
public sealed class ItemFacts
{
    private readonly SortedList<DateOnly, ObservedValue> _byPeriod = [];

    /// <summary>The latest value of each period, oldest period first.</summary>
    public IList<ObservedValue> Values => _byPeriod.Values;

    /// <summary>Takes an observation.</summary>
    /// <param name="value">The observation; it replaces one of the same period.</param>
    internal void Take(ObservedValue value) => _byPeriod[value.Period] = value;

    /// <summary>The value of the year so far.</summary>
    /// <param name="accumulation">How the periods add up.</param>
    /// <param name="upTo">Later periods are not looked at.</param>
    /// <returns>The value and the last observation in it; a missing value makes a sum or an average missing too.</returns>
    public (Value Value, ObservedValue? Last) Accumulate(Accumulation accumulation, DateOnly upTo)
    {
        var count = _byPeriod.Count;
        while (count > 0 && _byPeriod.GetKeyAtIndex(count - 1) > upTo)
        {
            count--;
        }

        if (count == 0)
        {
            return (Value.Missing("尚未报送"), null);
        }

        var last = _byPeriod.GetValueAtIndex(count - 1);
        if (accumulation == Accumulation.Last)
        {
            return (last.Value, last);
        }

        var sum = 0.0;
        Value? missing = null;
        for (var i = 0; i < count; i++)
        {
            var observed = _byPeriod.GetValueAtIndex(i);
            sum += observed.Value.Number;
            if (double.IsNaN(observed.Value.Number))
            {
                missing = observed.Value.IsKnown ? Value.Missing($"{observed.Period:yyyy-MM-dd} 的值不是数字") : observed.Value;
            }
        }

        return missing is not null ? (missing, last) : (Value.Of(accumulation == Accumulation.Sum ? sum : sum / count), last);
    }
}
