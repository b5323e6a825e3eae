using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Holds what other packages would compute against what the boards show, ledger by ledger. The facts are folded anew, so
/// that a package under trial never runs inside a board, and boards go on meanwhile. Safe for many threads.
/// </summary>
public sealed class ScoreComparison(ILedgerStore store, BoardSet boards, TimeProvider time)
{
    private const int Page = 1000;
    private const int Slice = 64;
    private const int MostRows = 200;
    private const int MostBoards = 50;

    /// <summary>How long comparing may take; what was not compared by then is said.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>How long one call may take beyond that before it counts as hanging.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Compares.</summary>
    /// <param name="next">What would be loaded.</param>
    /// <param name="package">The package that differs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="TimeoutException">Code of a package does not come back; its thread is left behind.</exception>
    public Task<ScorePreview> CompareAsync(PackageSet next, string package, CancellationToken cancellation) =>
        Task.Run(() => CompareAllAsync(next, package, cancellation), CancellationToken.None).WaitAsync(Limit + Grace, time, cancellation);

    private async Task<ScorePreview> CompareAllAsync(PackageSet next, string package, CancellationToken cancellation)
    {
        var (start, isWhole, ledgers) = (time.GetTimestamp(), true, 0);
        var sum = new Rescoring(0, 0, 0, 0, 0, 0, 0, []);
        var changed = new List<BoardRescoring>();
        foreach (var head in await store.HeadsAsync(cancellation))
        {
            if (IsOver() || await boards.FindAsync(head.Jurisdiction, cancellation) is not { } board)
            {
                isWhole = false;
                break;
            }

            var (title, sequence, now) = await board.LookAsync(
                projection => (projection.Facts.Title, projection.Facts.Sequence, projection.Results.ToDictionary(result => result.Subject, result => (result, projection.SchemeOf(result.Subject)!))), cancellation);
            var scores = await CompareAsync(head.Jurisdiction, sequence, now, next, package, IsOver, cancellation);
            isWhole &= scores.IsWhole;
            ledgers++;
            sum = Add(sum, scores.Result);
            if (scores.Result.Subjects > 0)
            {
                changed.Add(new BoardRescoring(head.Jurisdiction, title, scores.Result));
            }
        }

        return new ScorePreview(ledgers, isWhole, sum, [.. changed.OrderByDescending(board => board.Scores.Subjects).Take(MostBoards)]);

        bool IsOver() => time.GetElapsedTime(start) > Limit;
    }

    private async Task<(Rescoring Result, bool IsWhole)> CompareAsync(
        string jurisdiction, long sequence, Dictionary<string, (SubjectResult, Scheme)> now, PackageSet next, string package, Func<bool> isOver, CancellationToken cancellation)
    {
        var facts = new JurisdictionFacts();
        while (facts.Sequence < sequence && !isOver())
        {
            foreach (var entry in (await store.ReadAsync(jurisdiction, facts.Sequence, Page, cancellation)).TakeWhile(entry => entry.Header.Sequence <= sequence))
            {
                Fold.Apply(facts, entry);
            }
        }

        var run = new RescoringRun(facts, now, next.Schemes, next.Extensions, package, MostRows);
        var isWhole = facts.Sequence == sequence;
        while (isWhole && run.Continue(Slice))
        {
            cancellation.ThrowIfCancellationRequested();
            isWhole = !isOver();
        }

        return (run.ToRescoring(), isWhole);
    }

    private static Rescoring Add(Rescoring one, Rescoring other) => new(
        one.Compared + other.Compared, one.Subjects + other.Subjects, one.Indicators + other.Indicators,
        one.Up + other.Up, one.Down + other.Down, one.Lost + other.Lost, one.Gained + other.Gained, []);
}
