namespace PerfHost.Engine.Facts;

/// <summary>A rectification (整改) with what became of it. Immutable.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="Closed">How it was closed (销号); null while it is open.</param>
public sealed record Rectification(RectificationOrdered Order, RectificationClosed? Closed)
{
    /// <summary>Open although its last day is past.</summary>
    /// <param name="day">The business day.</param>
    public bool IsOverdue(DateOnly day) => Closed is null && day > Order.Due;
}
