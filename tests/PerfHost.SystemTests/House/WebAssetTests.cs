using System.Diagnostics;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.House;

/// <summary>The pages' scripts need Node.js to be built; who has none is told what to do.</summary>
public class WebAssetTests
{
    [Fact]
    public async Task FindNode_NodeIsMissing_SaysWhatIsNeededAndTheWayOn()
    {
        var output = await BuildAsync("-p:Node=/nowhere/node", $"-p:ClientOutput={Path.Combine(Path.GetTempPath(), "perfhost-never-built")}/");

        Assert.Contains("PERFHOST0001", output, StringComparison.Ordinal);
        Assert.Contains("Node.js 20 or later", output, StringComparison.Ordinal);
        Assert.Contains("-p:WebAssets=false", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindNode_WithoutWebAssets_AsksForNothing() =>
        Assert.DoesNotContain("PERFHOST0001", await BuildAsync("-p:Node=/nowhere/node", "-p:WebAssets=false"), StringComparison.Ordinal);

    private static async Task<string> BuildAsync(params string[] properties)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["msbuild", "src/PerfHost.Web/PerfHost.Web.csproj", "-t:FindNode", "-nologo", "-nodeReuse:false", .. properties])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
