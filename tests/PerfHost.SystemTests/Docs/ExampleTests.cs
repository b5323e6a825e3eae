using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Docs;

/// <summary>The examples are packages as anybody would make them: tested, packed, loaded and used.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task ScriptOnly_ItsCases_PassAndReachEveryLine()
    {
        var run = await CommandLine.RunAsync("rules", "test", Example("ScriptOnly"));

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Contains("行 5/5　分支 4/4", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScriptOnly_UnderTheDoctor_LacksNothing() => Assert.Contains("没有发现问题", await SucceedAsync("package", "doctor", Example("ScriptOnly")), StringComparison.Ordinal);

    [Theory]
    [InlineData("ScriptOnly", "script-only", "patrol-days")]
    [InlineData("SmallestPlugin", "smallest", "patrol-days")]
    public async Task Example_PackedVerifiedAndInstalled_BringsItsExtension(string example, string id, string extension)
    {
        using var folder = new TemporaryFolder();
        var (packages, trust, file) = (folder.File("packages"), Directory.CreateDirectory(folder.File("trust")).FullName, folder.File($"{id}-0.1.0.perfpack"));
        await SucceedAsync("package", "keygen", folder.File("mine"));
        File.Copy(folder.File("mine.pem"), Path.Combine(trust, "mine.pem"));

        await SucceedAsync("package", "pack", Example(example), "--key", folder.File("mine.key"), "--output", file);
        await SucceedAsync("package", "install", file, "--packages", packages, "--trust", trust);
        var listed = await SucceedAsync("plugins", "list", "--packages", packages);

        Assert.Contains(id, listed, StringComparison.Ordinal);
        Assert.Contains(extension, listed, StringComparison.Ordinal);
    }

    private static string Example(string name) => Path.Combine(Repository.Root, "examples", name);

    private static async Task<string> SucceedAsync(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: exit {run.ExitCode}\n{run.Out}\n{run.Error}");
        return run.Out;
    }
}
