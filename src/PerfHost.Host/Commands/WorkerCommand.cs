using PerfHost.Scripting.Worker;

namespace PerfHost.Host.Commands;

/// <summary>
/// <c>perfhost worker</c>: tries rules that come over the standard input, for the host that started it. It is no command
/// for people, so it stands beside the command line: no help names it, and nothing but the rules is loaded.
/// </summary>
internal static class WorkerCommand
{
    public static bool IsMeant(string[] args) => args is ["worker"] && Console.IsInputRedirected && Console.IsOutputRedirected;

    public static async Task<int> RunAsync()
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();

        // Whatever else writes to the console must not be taken for an answer.
        Console.SetOut(TextWriter.Null);
        var code = await RuleWorker.RunAsync(input, output);
        Environment.Exit(code);
        return code;
    }
}
