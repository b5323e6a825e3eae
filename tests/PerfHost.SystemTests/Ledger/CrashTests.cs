using System.Diagnostics;
using System.Globalization;

namespace PerfHost.SystemTests.Ledger;

public sealed class CrashTests : IDisposable
{
    private const int Rounds = 30;
    private const int Producers = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("perfhost-crash-").FullName;
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly int[] _last = new int[Producers];

    [Fact]
    public async Task Append_KilledThirtyTimes_LosesAndDoublesNothingAcknowledged()
    {
        var random = new Random(20260331);
        for (var round = 0; round < Rounds; round++)
        {
            await WriteAndKillAsync(afterLines: random.Next(1, 400));
            await VerifyAsync(round);
        }

        Assert.InRange(_acknowledged.Count, Rounds, int.MaxValue);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task WriteAndKillAsync(int afterLines)
    {
        // Going back a few numbers repeats appends whose answers were seen, and the one whose answer the kill may have swallowed.
        var next = _last.Select(last => Math.Max(1, last - 3).ToString(CultureInfo.InvariantCulture));
        using var writer = Start(["write", _folder, .. next]);
        for (var line = 0; line < afterLines; line++)
        {
            Acknowledge(await writer.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The writer ended by itself: " + await writer.StandardError.ReadToEndAsync()));
        }

        // No SIGTERM first: on Unix this is SIGKILL, in the middle of whatever four producers are doing.
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync() is { } key)
        {
            Acknowledge(key);
        }

        await writer.WaitForExitAsync();
    }

    private void Acknowledge(string line)
    {
        // The kill may cut the last line: "p1-12" instead of "p1-123" is then a key that was acknowledged long before.
        if (Parse(line) is not var (producer, number))
        {
            return;
        }

        _acknowledged.Add(line);
        _last[producer] = Math.Max(_last[producer], number);
    }

    private async Task VerifyAsync(int round)
    {
        using var verifier = Start(["verify", _folder]);
        var errors = verifier.StandardError.ReadToEndAsync();
        var lines = (await verifier.StandardOutput.ReadToEndAsync()).TrimEnd('\n').Split('\n');
        await verifier.WaitForExitAsync();

        Assert.True(string.Equals("verified", lines[^1], StringComparison.Ordinal), $"Round {round}: {lines[^1]} {await errors}");
        var held = lines[..^1].GroupBy(key => key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        Assert.DoesNotContain(_acknowledged, key => !held.ContainsKey(key));
        Assert.DoesNotContain(held, h => h.Value != Expected(h.Key));
    }

    private static int Expected(string key) => Parse(key) is var (_, number) && number % 7 == 0 ? 3 : 1;

    private static (int Producer, int Number)? Parse(string key) =>
        key.Split('-') is [['p', .. var producer], var number]
            && int.TryParse(producer, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (p, n) : null;

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program());
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    // tests/PerfHost.SystemTests/bin/<configuration>/<framework>/ → tests/CrashWriter/bin/<configuration>/<framework>/
    private static string Program()
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var tests = framework.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(tests, "CrashWriter", "bin", framework.Parent.Name, framework.Name, "CrashWriter.dll");
    }
}
