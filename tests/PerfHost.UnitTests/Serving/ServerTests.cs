using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PerfHost.Host.Demonstration;
using PerfHost.Host.Packages;
using PerfHost.Host.Serving;
using PerfHost.Host.Sources;
using PerfHost.Loading.Development;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Storage.Ledger;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Accounts;
using PerfHost.Web.Text;

namespace PerfHost.UnitTests.Serving;

public sealed class ServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Build_BackgroundServices_RunOnceEach()
    {
        var data = Directory.CreateDirectory(_folder["data"]);
        await using var store = SqliteLedgerStore.Open(data.FullName, TimeProvider.System);
        var development = new DevelopmentFolders([], _folder["shadow"]);
        using var loaded = PackageAssembly.Load(_folder["packages"], _folder["rules"], development, new FirstExecutions(_folder["executions"]), 3);
        using var secret = LocalSecret.Leave(data.FullName);
        await using var app = Server.Build(
            store, loaded, development, new TrustFolder(_folder["trust"]), secret, Texts.In("zh"), new AccountBook(new AccountFile(data.FullName), TimeProvider.System), data, "http://127.0.0.1:0", new ReplayPlan(null, 0),
            new SourcePlan(data.FullName, _folder["packages"], []));

        var ours = app.Services.GetServices<IHostedService>().Select(service => service.GetType()).Where(type => type.Assembly == typeof(Server).Assembly).ToArray();

        Assert.Contains(typeof(SourceSchedule), ours);
        Assert.Equal(ours.Distinct(), ours);
    }

    public void Dispose() => _folder.Dispose();
}
