using PerfHost.Scripting.Trials;
using PerfHost.Scripting.Worker;

namespace PerfHost.UnitTests.Scripting.Worker;

/// <summary>The built program as a worker, in the configuration that the tests were built in.</summary>
internal static class WorkerUnderTest
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    public static WorkerProgram Program { get; } = new(
        "dotnet",
        [Path.Combine(SharedData.Repository, "src", "PerfHost.Host", "bin", Configuration, "net10.0", "perfhost.dll"), "worker"]);

    public static TrialRequest Request(string body, string input = """{"target":100,"actual":80,"weight":10,"op":">=","asOf":"2025-09-30"}""") =>
        new("rules/x.indicator.csx", Written.Header + body, input);
}
