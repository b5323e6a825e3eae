using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Explain;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;

namespace PerfHost.Web.Pages;

/// <summary>What the page shows.</summary>
/// <param name="Result">The result, with all its steps.</param>
/// <param name="Declaration">What the subject declared.</param>
/// <param name="Tree">Its explanation.</param>
/// <param name="Given">单位自评 and 财政复核 of the total, oldest first.</param>
/// <param name="Executed">What was spent, for each period.</param>
/// <param name="Scheme">The scheme's name.</param>
public sealed record SubjectView(
    SubjectResult Result, Declaration Declaration, Explanation Tree, IReadOnlyList<GivenScore> Given, IReadOnlyList<ObservedValue> Executed, string Scheme);
