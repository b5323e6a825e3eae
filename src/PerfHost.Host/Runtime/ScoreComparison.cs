using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Engine.Simulation;
using PerfHost.Sdk;
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
        var (changed, unadopted) = (new List<BoardRescoring>(), new List<string>());
        foreach (var head in await store.HeadsAsync(cancellation))
        {
            if (IsOver() || await boards.FindAsync(head.Jurisdiction, cancellation) is not { } board)
            {
                isWhole = false;
                break;
            }

            var (title, sequence, adopted, now) = await board.LookAsync(
                projection => (projection.Facts.Title, projection.Facts.Sequence, projection.Facts.SchemeFor(null, Stage.Evaluation)?.Scheme, projection.Results.ToDictionary(result => result.Subject, result => (result, projection.SchemeOf(result.Subject)!))), cancellation);
            var scores = await CompareAsync(head.Jurisdiction, sequence, now, next, package, IsOver, cancellation);
            isWhole &= scores.IsWhole;
            ledgers++;
            if (adopted is not null && next.Schemes.ForPlace(title) is { } made && made.Package == package && made.Id != adopted && made.Places.Any(place => title.Contains(place, StringComparison.Ordinal)))
            {
                unadopted.Add($"看板“{title}”采用的是方案 {adopted}，安装不会改变：本程序包的方案 {made.Id} 适用于该地区，要到带 --forms 重新启动、再次读入其自评表时才采用。");
            }

            sum = Add(sum, scores.Result);
            if (scores.Result.Subjects > 0)
            {
                changed.Add(new BoardRescoring(head.Jurisdiction, title, scores.Result));
            }
        }

        return new ScorePreview(ledgers, isWhole, sum, [.. changed.OrderByDescending(board => board.Scores.Subjects).Take(MostBoards)]) { Unadopted = [.. unadopted.Take(MostBoards)] };

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
