using PerfHost.Scripting.Guards;
using PerfHost.Scripting.Trials;
using PerfHost.Scripting.Worker;

namespace PerfHost.UnitTests.Scripting.Worker;

/// <summary>The killable process: what it answers, what it is given, and what happens when a rule does not let go of it.</summary>
[Collection("workers")]
public sealed class RuleWorkerPoolTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private readonly RuleWorkerPool _pool = new(WorkerUnderTest.Program, 1);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    [Fact]
    public async Task TryAsync_Rule_GivesScoreAndTrace()
    {
        var outcome = await _pool.TryAsync(WorkerUnderTest.Request("var r = Actual / Target;\nStep(\"完成率\", r * 100, \"%\");\nreturn Weight * r;") with { Explain = true }, Cancellation);

        Assert.Equal((TrialEnd.Scored, 8d, false), (outcome.End, outcome.Score, outcome.WorkerLost));
        Assert.Equal([new TrialStep(3, "r", "0.8", ""), new TrialStep(4, "完成率", "80", "%"), new TrialStep(5, "结果", "8", "")], outcome.Trace);
    }

    [Fact]
    public async Task TryAsync_EveryEnd_IsTold()
    {
        (string Body, TrialEnd End, StopReason? Stop)[] trials =
        [
            ("return Weight;", TrialEnd.Scored, null),
            ("return Score.Failed(\"未达标\");", TrialEnd.Failed, null),
            ("return Actual * double.NaN;", TrialEnd.CouldNotScore, null),
            ("return Environment.TickCount;", TrialEnd.Refused, null),
            ("return Measurement.History[3].Value.Number;", TrialEnd.Fault, null),
            ("while (true) ;", TrialEnd.Stopped, StopReason.Time),
            ("return new double[900000].Length;", TrialEnd.Stopped, StopReason.Memory),
            ("double F(double x) => F(x) + 1;\nreturn F(1);", TrialEnd.Stopped, StopReason.Recursion),
        ];
        foreach (var (body, end, stop) in trials)
        {
            var outcome = await _pool.TryAsync(WorkerUnderTest.Request(body) with { Milliseconds = 300 }, Cancellation);
            Assert.Equal((end, stop, false), (outcome.End, outcome.Stop, outcome.WorkerLost));
        }
    }

    [Fact]
    public async Task TryAsync_WrongInput_SaysWhatWasExpected()
    {
        foreach (var input in (string[])["nonsense", "[]", """{"target":{}}""", """{"op":"!"}""", """{"asOf":"gestern"}""", """{"weight":"viel"}"""])
        {
            var outcome = await _pool.TryAsync(WorkerUnderTest.Request("return 1;", input), Cancellation);

            Assert.Equal((input, TrialEnd.WrongInput, false), (input, outcome.End, outcome.WorkerLost));
            Assert.NotEmpty(outcome.Reason!);
        }
    }

    [Fact]
    public async Task TryAsync_WorkerIsKilledFromOutside_NextTrialGetsAFreshOne()
    {
        await _pool.TryAsync(WorkerUnderTest.Request("return 1;"), Cancellation);
        var trial = _pool.TryAsync(WorkerUnderTest.Request("while (true) ;") with { Milliseconds = 60_000 }, Cancellation);
        using (var worker = System.Diagnostics.Process.GetProcessById(await WorkerProcessIdAsync()))
        {
            worker.Kill();
        }

        Assert.Equal((TrialEnd.Fault, true), ((await trial).End, (await trial).WorkerLost));
        Assert.Equal(8, (await _pool.TryAsync(WorkerUnderTest.Request("return Actual / 10;"), Cancellation)).Score);
    }

    [Fact]
    public async Task TryAsync_CallerGivesUp_KillsTheWorkerAndServesTheNext()
    {
        await _pool.TryAsync(WorkerUnderTest.Request("return 1;"), Cancellation);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var trial = _pool.TryAsync(WorkerUnderTest.Request("while (true) ;") with { Milliseconds = 60_000 }, impatient.Token);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial);
        Assert.Equal(8, (await _pool.TryAsync(WorkerUnderTest.Request("return Actual / 10;"), Cancellation)).Score);
    }

    [Fact]
    public async Task Worker_OnLinux_HasNoEnvironmentOfTheHostAndLimits()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        Environment.SetEnvironmentVariable("PERFHOST_SECRET", "not for rules");
        await _pool.TryAsync(WorkerUnderTest.Request("return 1;"), Cancellation);
        var process = $"/proc/{await WorkerProcessIdAsync()}";
        var environment = (await File.ReadAllTextAsync($"{process}/environ", Cancellation)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var limits = await File.ReadAllLinesAsync($"{process}/limits", Cancellation);

        Assert.All(environment, variable => Assert.StartsWith("DOTNET_", variable, StringComparison.Ordinal));
        Assert.Matches(@"^Max file size\s+0\s+0", limits.Single(line => line.StartsWith("Max file size", StringComparison.Ordinal)));
        Assert.Matches(@"^Max open files\s+256\s+256", limits.Single(line => line.StartsWith("Max open files", StringComparison.Ordinal)));
        Assert.Matches(@"^Max core file size\s+0\s+0", limits.Single(line => line.StartsWith("Max core", StringComparison.Ordinal)));
        Assert.DoesNotContain(Directory.GetFiles($"{process}/fd"), handle => new FileInfo(handle).LinkTarget is { } target && target.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DisposeAsync_EndsTheWorkers()
    {
        var pool = new RuleWorkerPool(WorkerUnderTest.Program, 1);
        await pool.TryAsync(WorkerUnderTest.Request("return 1;"), Cancellation);
        await pool.DisposeAsync();
        var ids = Children();

        Assert.All(ids, id => Assert.False(IsRuleWorker(id), CommandLine(id)));
    }

    /// <summary>Other tests have workers of other kinds at the same time.</summary>
    private static bool IsRuleWorker(int process) => CommandLine(process).Split('\0').Contains("worker", StringComparer.Ordinal);

    /// <summary>Waits for the pool's only worker; it is a child of this process.</summary>
    private static async Task<int> WorkerProcessIdAsync()
    {
        while (true)
        {
            if (Children().FirstOrDefault(IsRuleWorker) is > 0 and var found)
            {
                return found;
            }

            await Task.Delay(10, Cancellation);
        }
    }

    private static List<int> Children() =>
    [
        .. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture)).Where(IsChild),
    ];

    private static bool IsChild(int id)
    {
        try
        {
            return File.ReadLines($"/proc/{id}/status").Any(line => line == $"PPid:\t{Environment.ProcessId}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
