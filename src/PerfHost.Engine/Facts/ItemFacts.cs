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
        ObservedValue? last = null;
        var sum = 0.0;
        var count = 0;
        Value? missing = null;
        foreach (var observed in _byPeriod.Values)
        {
            if (observed.Period > upTo)
            {
                break;
            }

            last = observed;
            count++;
            sum += observed.Value.Number;
            if (double.IsNaN(observed.Value.Number))
            {
                missing = observed.Value.IsKnown ? Value.Missing($"{observed.Period:yyyy-MM-dd} 的值不是数字") : observed.Value;
            }
        }

        return last is null ? (Value.Missing("尚未报送"), null)
            : accumulation == Accumulation.Last ? (last.Value, last)
            : missing is not null ? (missing, last)
            : (Value.Of(accumulation == Accumulation.Sum ? sum : sum / count), last);
    }
}
