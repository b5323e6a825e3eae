using System.Collections;

namespace PerfHost.Scripting.Guards;

/// <summary>An ordered sequence from a variable: every step is guarded, and so is the number of its orders.</summary>
internal sealed class CheckedOrder<T>(IOrderedEnumerable<T> ordered, int orders) : IOrderedEnumerable<T>
{
    private const int MaxOrders = 100;

    public IOrderedEnumerable<T> CreateOrderedEnumerable<TKey>(Func<T, TKey> keySelector, IComparer<TKey>? comparer, bool descending) => orders < MaxOrders
        ? new CheckedOrder<T>(ordered.CreateOrderedEnumerable(keySelector, comparer, descending), orders + 1)
        : throw Guard.TooDeep();

    public IEnumerator<T> GetEnumerator() => Guard.Counted(ordered, int.MaxValue).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
