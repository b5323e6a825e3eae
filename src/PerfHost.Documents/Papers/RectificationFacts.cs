using PerfHost.Engine.Boards;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Numbers;

namespace PerfHost.Documents.Papers;

/// <summary>What an order to rectify says. Every null number is printed as 未报送.</summary>
/// <param name="Unit">The responsible unit, to which it is addressed.</param>
/// <param name="Project">The project it is about.</param>
/// <param name="Department">The department it belongs to.</param>
/// <param name="BudgetYuan">The project's budget, in yuan.</param>
/// <param name="ExecutionPercent">How much of it is spent, in percent.</param>
/// <param name="SelfScore">自评得分.</param>
/// <param name="ReviewedScore">财政复核得分.</param>
/// <param name="ReviewedGrade">The grade of the reviewed score; null when it was not reviewed.</param>
/// <param name="Occasion">The work in which the problem was found, such as 2026年1—8月绩效运行监控.</param>
/// <param name="Basis">The regulation, with its number.</param>
/// <param name="Problem">What was found.</param>
/// <param name="Demand">What the unit has to do.</param>
/// <param name="Due">The last day to report back.</param>
/// <param name="WorkingDays">Working days from the order to that day.</param>
/// <param name="Office">The office of the issuer that takes the result.</param>
/// <param name="Issuer">The office that signs.</param>
/// <param name="Date">The day of issue.</param>
/// <param name="DocumentNumber">The order's own number; null for none.</param>
/// <param name="Note">A line under the title; null for none.</param>
public sealed record RectificationFacts(
    string Unit,
    string Project,
    string Department,
    decimal? BudgetYuan,
    decimal? ExecutionPercent,
    decimal? SelfScore,
    decimal? ReviewedScore,
    string? ReviewedGrade,
    string Occasion,
    string Basis,
    string Problem,
    string Demand,
    DateOnly Due,
    int WorkingDays,
    string Office,
    string Issuer,
    DateOnly Date,
    string? DocumentNumber = null,
    string? Note = null)
{
    /// <summary>The facts of an order on a board; null when the board has no order of that id, or no longer its subject.</summary>
    /// <param name="board">The board; stays as it is.</param>
    /// <param name="id">The order's id.</param>
    public static RectificationFacts? Of(BoardProjection board, string id)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(id);
        if (board.Facts.Rectifications.GetValueOrDefault(id)?.Order is not { } order
            || board.Result(order.Subject) is not { } result || board.SchemeOf(order.Subject) is not { } scheme)
        {
            return null;
        }

        var subject = board.Facts.Find(order.Subject)!;
        var (declared, bureau) = (subject.Declaration, Bureau.Of(board.Facts));
        var reviewed = subject.Score("", ScoreOwner.Reviewed)?.Points;
        return new RectificationFacts(
            declared.Unit.Length > 0 ? declared.Unit : declared.Department, result.Title, result.Department, result.Budget,
            Rounding.Publish(result.ExecutionRate, 2), result.PublishedTotal, reviewed, reviewed is { } points ? scheme.GradeOf(points) : null,
            $"{result.Year}年{(result.Year < order.Ordered.Year ? "度绩效评价复核" : "绩效运行监控")}", PaperFigures.Scheme(scheme.Title, scheme.Source),
            order.Problem, order.Demand, order.Due, WorkingCalendar.Of(scheme).Between(order.Ordered, order.Due),
            bureau.Name + declared.Office, bureau.Name, order.Ordered, $"整改编号：{order.Id}", bureau.Note);
    }
}
