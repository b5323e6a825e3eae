namespace PerfHost.SystemTests.Running;

/// <summary>What a command did.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it printed as its result.</param>
/// <param name="Error">What it printed as messages.</param>
public sealed record CommandRun(int ExitCode, string Out, string Error);

/// <summary>Runs commands of the built program to their end.</summary>
public static class CommandLine
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Runs <c>perfhost</c> with these arguments.</summary>
    public static Task<CommandRun> RunAsync(params IEnumerable<string> arguments) => RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs <c>perfhost</c> with these variables and arguments.</summary>
    public static async Task<CommandRun> RunAsync(IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await using var program = RunningProgram.Start(arguments, environment);
        var exitCode = await program.ExitAsync(deadline.Token);
        return new CommandRun(exitCode, program.Out, program.Error);
    }
}
