using PerfHost.Engine.Facts;

namespace PerfHost.Documents.Papers;

/// <summary>The finance bureau of a jurisdiction, which signs its papers. Immutable.</summary>
/// <param name="Place">The place, such as 某某区.</param>
/// <param name="Name">The bureau, such as 某某区财政局.</param>
/// <param name="Note">What its papers carry under their titles; null for nothing.</param>
internal sealed record Bureau(string Place, string Name, string? Note)
{
    private const string Finance = "财政局";

    /// <summary>The bureau of a ledger, whose title may be the place or the bureau itself.</summary>
    public static Bureau Of(JurisdictionFacts facts)
    {
        var isBureau = facts.Title.EndsWith(Finance, StringComparison.Ordinal) && facts.Title.Length > Finance.Length;
        var place = isBureau ? facts.Title[..^Finance.Length] : facts.Title;
        return new Bureau(place, place + Finance, facts.IsDemonstration ? "（演示数据）" : null);
    }
}
