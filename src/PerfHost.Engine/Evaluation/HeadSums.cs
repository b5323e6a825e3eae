using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Evaluation;

/// <summary>Adds items up to heads, in the order of the form, so that every machine adds the same numbers in the same order.</summary>
internal static class HeadSums
{
    public static IReadOnlyList<HeadResult> Of(IReadOnlyList<ItemResult> items, RoundingRule rounding)
    {
        var heads = new List<(string Name, decimal Weight, double Sum)>(4);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (!item.IsWeighted)
            {
                continue;
            }

            var index = IndexOf(heads, item.Head);
            var (name, weight, sum) = index < 0 ? (item.Head, 0, 0) : heads[index];
            var head = (name, weight + item.ExactWeight, sum + Part(item, rounding));
            if (index < 0)
            {
                heads.Add(head);
            }
            else
            {
                heads[index] = head;
            }
        }

        return heads.ConvertAll(head => new HeadResult(head.Name, head.Weight, head.Sum));
    }

    public static double Part(ItemResult item, RoundingRule rounding) => rounding.Order == RoundingOrder.RoundedSum
        ? item.Contribution
        : Rounding.Publish(item.Contribution, (int)rounding.Items.Value) is { } rounded ? (double)rounded : double.NaN;

    public static string WhyIncomplete(ItemResult execution, IReadOnlyList<ItemResult> indicators)
    {
        var open = indicators.Prepend(execution).Where(item => item.IsWeighted && double.IsNaN(item.Contribution)).ToArray();
        return open.Length == 0 ? "表未列分值，不计总分" : $"{open.Length} 项尚无得分：{string.Join("；", open.Take(3).Select(item => $"{item.Title}（{item.Reason}）"))}{(open.Length > 3 ? "……" : "")}";
    }

    private static int IndexOf(List<(string Name, decimal Weight, double Sum)> heads, string name)
    {
        for (var i = 0; i < heads.Count; i++)
        {
            if (string.Equals(heads[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
