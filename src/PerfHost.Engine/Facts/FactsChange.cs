namespace PerfHost.Engine.Facts;

/// <summary>What an entry changed, so that only that need be evaluated again.</summary>
/// <param name="Everything">True when every subject is concerned: a new day or scheme.</param>
/// <param name="Items">The items that changed; an item of null stands for the whole subject.</param>
public sealed record FactsChange(bool Everything, IReadOnlyList<(string Subject, string? Item)> Items)
{
    /// <summary>Nothing that a board shows.</summary>
    public static FactsChange None { get; } = new(false, []);

    /// <summary>Every subject.</summary>
    public static FactsChange All { get; } = new(true, []);
}
