using PerfHost.Scripting.Guards;
using PerfHost.Scripting.Trials;

namespace PerfHost.Scripting.Worker;

/// <summary>The inside of <c>perfhost worker</c>: takes one rule after the other from a pipe and tries it.</summary>
public static class RuleWorker
{
    /// <summary>Small, because leaving a deep recursion takes the longer the deeper it is.</summary>
    private const int StackBytes = 2 << 20;
    private const int Grace = 3000;

    private static readonly TrialRequest WarmUp = new(
        "rules/warm.indicator.csx",
        "// title: 预热\n// source: 本方案约定\nvar sum = new[] { Target, Actual }.Where(x => x > 0).Sum();\nfor (var i = 0; i < 3; i++) sum += i;\nStep(\"合计\", sum);\nreturn sum > 1e9 ? Score.Failed($\"{sum:F2}\") : sum;",
        """{"target":1,"actual":2,"op":">=","asOf":"2025-01-01","parameters":{"a":1}}""")
    { Explain = true };

    /// <summary>Serves until the pipe is closed, or until a rule could not be stopped.</summary>
    /// <param name="input">Requests.</param>
    /// <param name="output">Outcomes; the first one, unasked for, says that the worker is warm.</param>
    /// <returns>The exit code: 0 when the pipe was closed, 1 when a rule still runs and the process must end.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ProcessLimits.Apply();
        await WorkerMessages.WriteAsync(output, InProcessTrial.Run(WarmUp), CancellationToken.None).ConfigureAwait(false);
        while (await WorkerMessages.ReadAsync<TrialRequest>(input, CancellationToken.None).ConfigureAwait(false) is { } request)
        {
            var (outcome, isEnded) = Try(request);
            await WorkerMessages.WriteAsync(output, outcome, CancellationToken.None).ConfigureAwait(false);
            if (!isEnded)
            {
                return 1;
            }
        }

        return 0;
    }

    private static (TrialOutcome Outcome, bool IsEnded) Try(TrialRequest request)
    {
        TrialOutcome? outcome = null;
        using var compiled = new ManualResetEventSlim();
        var thread = new Thread(
            () =>
            {
                outcome = InProcessTrial.Run(request, compiled.Set);
                compiled.Set();
            },
            StackBytes)
        { IsBackground = true };
        thread.Start();
        if (!compiled.Wait(Math.Clamp(request.CompileMilliseconds, 1, 60_000)))
        {
            return (Overdue($"编译超过 {request.CompileMilliseconds} 毫秒，已停止。请把规则写得简单些。"), false);
        }

        return thread.Join(Math.Clamp(request.Milliseconds, 1, 60_000) + Grace)
            ? (outcome!, true)
            : (Overdue($"规则运行超过 {request.Milliseconds} 毫秒，已停止。"), false);
    }

    private static TrialOutcome Overdue(string reason) => new(TrialEnd.Stopped) { Stop = StopReason.Time, Reason = reason, WorkerLost = true };
}
