namespace PerfHost.Documents.Papers;

/// <summary>What an order to rectify says.</summary>
/// <param name="Unit">The responsible unit, to which it is addressed.</param>
/// <param name="Occasion">The work in which the problems were found, such as 2026年1—8月绩效运行监控.</param>
/// <param name="Items">The problems, at least one, in the order to print.</param>
/// <param name="ContactOffice">The office that answers questions and takes the result.</param>
/// <param name="Issuer">The office that signs.</param>
/// <param name="Date">The day of issue.</param>
/// <param name="DocumentNumber">The order's own number; null for none.</param>
/// <param name="Note">A line under the title; null for none.</param>
public sealed record RectificationFacts(
    string Unit,
    string Occasion,
    IReadOnlyList<RectificationItem> Items,
    string ContactOffice,
    string Issuer,
    DateOnly Date,
    string? DocumentNumber = null,
    string? Note = null);

/// <summary>One problem to rectify.</summary>
/// <param name="Problem">What was found.</param>
/// <param name="Basis">The regulation it offends, with its number.</param>
/// <param name="Demand">What the unit has to do.</param>
/// <param name="WorkingDays">Working days after the order arrived; null when not reported, printed as 未报送.</param>
public sealed record RectificationItem(string Problem, string Basis, string Demand, int? WorkingDays);
