using PerfHost.Sdk.Testing;

namespace PerfHost.UnitTests.Testing;

/// <summary>The packages of this repository keep every promise that others are held to.</summary>
public sealed class HousePackagesTests
{
    [Theory]
    [InlineData("plugins/Baseline", 14)]
    [InlineData("plugins/Shuangliu", 4)]
    [InlineData("plugins/Huangshi", 4)]
    [InlineData("plugins/Demonstration", 2)]
    [InlineData("examples/ScriptOnly", 1)]
    public async Task Package_Conformance_Holds(string folder, int extensions)
    {
        using var host = PackageHost.Load(Path.Combine(SharedData.Repository, folder));
        Assert.Equal(extensions, host.Extensions.Count);
        var broken = new List<string>();
        foreach (var check in host.Conformance())
        {
            try
            {
                await check.Run();
            }
            catch (ConformanceException error)
            {
                broken.Add($"{check.Name}\n{error.Message}");
            }
        }

        Assert.True(broken.Count == 0, string.Join("\n\n", broken));
    }
}
