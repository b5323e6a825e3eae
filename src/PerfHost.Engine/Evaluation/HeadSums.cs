using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Evaluation;

/// <summary>Adds items up to heads, in the order of the form, so that every machine adds the same numbers in the same order.</summary>
internal static class HeadSums
{
    public static IReadOnlyList<HeadResult> Of(IReadOnlyList<ItemResult> items, RoundingRule rounding)
    {
        var heads = new List<HeadResult>(4);
        foreach (var item in items)
        {
            if (!item.IsWeighted)
            {
                continue;
            }

            var index = heads.FindIndex(head => string.Equals(head.Name, item.Head, StringComparison.Ordinal));
            if (index < 0)
            {
                heads.Add(new HeadResult(item.Head, 0, 0));
                index = heads.Count - 1;
            }

            var head = heads[index];
            heads[index] = head with
            {
                Weight = head.Weight + (Rounding.Exact(item.Measurement.Weight) ?? 0),
                Sum = head.Sum + Part(item, rounding),
            };
        }

        return heads;
    }

    public static double Part(ItemResult item, RoundingRule rounding) => rounding.Order == RoundingOrder.RoundedSum
        ? item.Contribution
        : Rounding.Publish(item.Contribution, (int)rounding.Items.Value) is { } rounded ? (double)rounded : double.NaN;

    public static string WhyIncomplete(ItemResult execution, IReadOnlyList<ItemResult> indicators)
    {
        var open = indicators.Prepend(execution).Where(item => item.IsWeighted && double.IsNaN(item.Contribution)).ToArray();
        return open.Length == 0 ? "表未列分值，不计总分" : $"{open.Length} 项尚无得分：{string.Join("；", open.Take(3).Select(item => $"{item.Title}（{item.Reason}）"))}{(open.Length > 3 ? "……" : "")}";
    }
}
