using System.Globalization;
using System.Text;
using PerfHost.Scripting.Guards;
using PerfHost.Scripting.Trials;
using PerfHost.Scripting.Worker;
using PerfHost.UnitTests.Scripting.Worker;

namespace PerfHost.UnitTests.Scripting.Attacks;

/// <summary>
/// Runs every attack through the tiers: in this process under locks and guards, and in a worker. After each the host must
/// be alive and right. What each tier did is printed as a table, and the committed table must say the same.
/// </summary>
[Collection("workers")]
public sealed class AttackTests
{
    private const string GoodRule = "double sum = 0;\nforeach (var x in new[] { Actual, Target }) sum += x;\nreturn Weight * sum / 225;";

    [Fact]
    public void Table_EveryRow_HasAtLeastThreeVariants() =>
        Assert.All(AttackTable.Rows.Keys, row => Assert.True(AttackTable.All.Count(attack => attack.Row == row) >= 3, $"Row {row}"));

    [Fact]
    public async Task Run_EveryAttack_IsContainedAndTheHostScoresOn()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var good = Written.Indicator(GoodRule);
        await using var pool = new RuleWorkerPool(WorkerUnderTest.Program, 1);
        pool.Warm();
        var table = new StringBuilder(Head);
        foreach (var attack in AttackTable.All)
        {
            var request = WorkerUnderTest.Request(attack.Body) with { Milliseconds = attack.Milliseconds, CompileMilliseconds = attack.NeedsWorker ? 4000 : 30_000, Bytes = 16 << 20 };
            var inProcess = attack.NeedsWorker ? "not tried" : Say(InProcessTrial.Run(request));
            Assert.Equal(8, good.Evaluate(Written.Measured(100, 80)).Points);
            var inWorker = Say(await pool.TryAsync(request, cancellation));
            Assert.Equal((TrialEnd.Scored, 8d), await pool.TryAsync(WorkerUnderTest.Request(GoodRule), cancellation) is var after ? (after.End, after.Score) : default);
            table.Append(CultureInfo.InvariantCulture, $"| {attack.Row} | {AttackTable.Rows[attack.Row]} | {attack.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {inProcess} | {inWorker} |\n");
        }

        table.Append(Foot);
        var received = Path.Combine(AppContext.BaseDirectory, "attacks.received.md");
        await File.WriteAllTextAsync(received, table.ToString(), cancellation);
        TestContext.Current.SendDiagnosticMessage(table.ToString());
        var committed = Path.Combine(SharedData.Repository, "docs", "attacks.md");
        Assert.True(File.Exists(committed) && (await File.ReadAllTextAsync(committed, cancellation)).ReplaceLineEndings("\n") == table.ToString(), $"{committed} is not what this run did. Compare it with {received}.");
    }

    private static string Say(TrialOutcome outcome) => outcome switch
    {
        { End: TrialEnd.Stopped, WorkerLost: true } => $"worker ended ({Word(outcome.Stop)})",
        { End: TrialEnd.Stopped } => $"stopped ({Word(outcome.Stop)})",
        { WorkerLost: true } => "worker ended",
        { End: TrialEnd.CouldNotScore } => "could not score",
        { End: TrialEnd.Fault } => "fault, no score",
        { End: TrialEnd.Scored } => $"scored {outcome.Score?.ToString(CultureInfo.InvariantCulture)}",
        _ => outcome.End.ToString().ToLowerInvariant(),
    };

    private static string Word(StopReason? reason) => reason is { } known ? known.ToString().ToLowerInvariant() : "?";

    private const string Head = """
        # What hostile rules do, and what stops them

        Written by the test run; a test compares this page with what it saw. Every variant ran twice: in the host's own
        process, behind the two locks and under the guards, and in a worker, a process that can be killed. After each of them
        the host scored a good rule, and scored it right.

        - **refused**: the text or the compiled assembly did not pass the locks; nothing ran.
        - **stopped (reason)**: a guard ended the run; the process went on.
        - **worker ended (reason)**: the worker did not end in time or died; it was killed and replaced.
        - **could not score**, **fault, no score**: the rule ended by itself, and no points came of it.
        - **not tried**: it would hang the compiler, which in the host's own process nothing stops. Such rules are for workers.

        | row | attack | variant | in the host's process | in a worker |
        |---:|---|---|---|---|

        """;

    private const string Foot = """

        Rules only. A plugin DLL runs with full trust: no tier contains it. What a package file may hold is bounded
        before its signature is looked at: see [plugins](plugins.md#one-file-for-a-closed-network).

        """;
}
