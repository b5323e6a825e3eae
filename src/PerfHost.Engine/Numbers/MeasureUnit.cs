namespace PerfHost.Engine.Numbers;

/// <summary>Units as forms write them: which words mean the same, and which can be converted.</summary>
public static class MeasureUnit
{
    private static readonly OrderedDictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["百分比"] = "%",
        ["百分之"] = "%",
        ["百分点"] = "%",
        ["千分比"] = "‰",
        ["人民币元"] = "元",
        ["㎡"] = "平方米",
        ["m²"] = "平方米",
        ["m2"] = "平方米",
        ["m³"] = "立方米",
        ["m3"] = "立方米",
        ["km"] = "公里",
        ["千米"] = "公里",
    };

    private static readonly OrderedDictionary<string, decimal> Money = new(StringComparer.Ordinal)
    {
        ["元"] = 1m,
        ["千元"] = 1_000m,
        ["万元"] = 10_000m,
        ["百万元"] = 1_000_000m,
        ["亿元"] = 100_000_000m,
    };

    /// <summary>The one word for a unit, however it was written.</summary>
    /// <param name="unit">As written; null or blank gives an empty unit.</param>
    public static string Canonical(string? unit)
    {
        var narrow = WideText.Narrow(unit);
        return Synonyms.GetValueOrDefault(narrow, narrow);
    }

    /// <summary>How many yuan one of the unit is; null when it is not a unit of money.</summary>
    /// <param name="unit">As written.</param>
    public static decimal? Yuan(string? unit) => Money.TryGetValue(Canonical(unit), out var yuan) ? yuan : null;

    /// <summary>What to multiply with to get from one unit to the other; null when they cannot be converted.</summary>
    /// <param name="from">The unit of the number at hand.</param>
    /// <param name="to">The unit that is wanted.</param>
    public static decimal? Factor(string from, string to) => (Canonical(from), Canonical(to)) switch
    {
        var (a, b) when a == b => 1m,
        ("‰", "%") => 0.1m,
        ("%", "‰") => 10m,
        var (a, b) => Yuan(a) is { } x && Yuan(b) is { } y ? x / y : null,
    };
}
