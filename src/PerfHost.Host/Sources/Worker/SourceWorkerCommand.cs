using System.Runtime.Loader;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Scripting.Worker;
using PerfHost.Sdk;

namespace PerfHost.Host.Sources.Worker;

/// <summary>
/// <c>perfhost source-worker</c>: runs one data source for the host that started it, and ends. It is no command for
/// people. Database drivers keep what they load for ever; here it goes with the process.
/// </summary>
internal static class SourceWorkerCommand
{
    /// <summary>The argument that starts it.</summary>
    public const string Name = "source-worker";

    private const int ItemsPerMessage = 100;
    private const int MaxFault = 1000;

    public static bool IsMeant(string[] args) => args is [Name] && Console.IsInputRedirected && Console.IsOutputRedirected;

    public static async Task<int> RunAsync()
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();

        // Whatever else writes to the console must not be taken for an answer.
        Console.SetOut(TextWriter.Null);
        ProcessLimits.Apply();
        if (await WorkerMessages.ReadAsync<SourceTask>(input, CancellationToken.None) is { } task)
        {
            _ = EndWithHostAsync(input);
            await WorkerMessages.WriteAsync(output, await ReadAsync(task, output), CancellationToken.None);
        }

        // What the source left running ends here too.
        Environment.Exit(0);
        return 0;
    }

    // The host says nothing more: when its end of the pipe closes it is gone, and nobody would end a source that hangs.
    private static async Task EndWithHostAsync(Stream input)
    {
        await Task.Yield();
        while (await input.ReadAsync(new byte[1], CancellationToken.None) > 0)
        {
            // Only the end is waited for.
        }

        Environment.Exit(1);
    }

    private static async Task<SourceMessage> ReadAsync(SourceTask task, Stream output)
    {
        try
        {
            using var package = new PackageLoader(new NoRules()).Load(task.Folder);
            var sources = package.Extensions.Where(extension => extension.Contracts.Contains(typeof(IDataSource))).Select(extension => extension.Extension).ToArray();
            var source = (IDataSource?)sources.FirstOrDefault(extension => extension.Key == task.Key)?.Implementation
                ?? throw new InvalidDataException($"程序包 {package.Manifest.Id} {package.Manifest.Version} 没有数据源“{task.Key}”。现有：{(sources.Length == 0 ? "无" : string.Join('、', sources.Select(extension => extension.Key)))}。");
            if (task.OnlyLooks)
            {
                return new SourceMessage([], IsEnd: true);
            }

            var request = new DataRequest(task.Jurisdiction, task.Cursor, task.Settings) { Consent = new Consent(task.Network, task.Files) };
            var lines = new List<SourceLine>(ItemsPerMessage);
            await foreach (var item in source.ReadAsync(request, CancellationToken.None))
            {
                lines.Add(SourceLine.Of(item));
                if (lines.Count == ItemsPerMessage || item is SourceCursor)
                {
                    await WorkerMessages.WriteAsync(output, new SourceMessage(lines), CancellationToken.None);
                    lines.Clear();
                }
            }

            return new SourceMessage(lines, IsEnd: true);
        }
        catch (Exception error)
        {
            var reason = SpeaksForItself(error) ? FileTrouble.Say(error) : $"{error.GetType().Name}：{error.Message}";
            return new SourceMessage([], Fault: reason.Length <= MaxFault ? reason : reason[..MaxFault]);
        }
    }

    /// <summary>What the system or the package itself complains of is written for people; of the rest the type helps whoever wrote the source.</summary>
    private static bool SpeaksForItself(Exception error) =>
        error is IOException or InvalidDataException or UnauthorizedAccessException || error.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == false;

    // Rules are no business of a data source: a package that has both is loaded without a compiler.
    private sealed class NoRules : IRuleCompiler, IRuleSet
    {
        public IReadOnlyList<RuleExtension> Rules => [];

        public AssemblyLoadContext? Context => null;

        public IRuleSet Compile(PackageManifest manifest, string folder) => this;

        public void Dispose()
        {
        }
    }
}
