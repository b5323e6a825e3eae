using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PerfHost.Host.Serving;
using PerfHost.Host.Sources;

namespace PerfHost.UnitTests.Serving;

public sealed class ServerTests
{
    [Fact]
    public async Task Build_BackgroundServices_RunOnceEach()
    {
        await using var built = new BuiltServer();

        var ours = built.App.Services.GetServices<IHostedService>().Select(service => service.GetType()).Where(type => type.Assembly == typeof(Server).Assembly).ToArray();

        Assert.Contains(typeof(SourceSchedule), ours);
        Assert.Equal(ours.Distinct(), ours);
    }
}
