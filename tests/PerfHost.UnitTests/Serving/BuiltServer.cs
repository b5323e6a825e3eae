using Microsoft.AspNetCore.Builder;
using PerfHost.Host.Demonstration;
using PerfHost.Host.Packages;
using PerfHost.Host.Serving;
using PerfHost.Host.Sources;
using PerfHost.Loading.Development;
using PerfHost.Loading.Trust;
using PerfHost.Storage.Ledger;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Accounts;
using PerfHost.Web.Text;

namespace PerfHost.UnitTests.Serving;

/// <summary>A server as the command builds it, on an empty folder; not started.</summary>
internal sealed class BuiltServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteLedgerStore _store;
    private readonly PackageAssembly _loaded;
    private readonly LocalSecret _secret;

    public BuiltServer()
    {
        var data = Directory.CreateDirectory(_folder["data"]);
        _store = SqliteLedgerStore.Open(data.FullName, TimeProvider.System);
        var development = new DevelopmentFolders([], _folder["shadow"]);
        _loaded = PackageAssembly.Load(_folder["packages"], _folder["rules"], development, new PackageExecutions(_folder["executions"], TimeProvider.System), 3);
        _secret = LocalSecret.Leave(data.FullName);
        App = Server.Build(
            _store, _loaded, development, new TrustFolder(_folder["trust"]), _secret, Texts.In("zh"), new AccountBook(new AccountFile(data.FullName), TimeProvider.System), data, "http://127.0.0.1:0", new ReplayPlan(null, 0),
            new SourcePlan(data.FullName, _folder["packages"], []));
    }

    public WebApplication App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _secret.Dispose();
        _loaded.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}
