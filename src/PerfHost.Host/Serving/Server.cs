using Microsoft.AspNetCore.DataProtection;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Demonstration;
using PerfHost.Host.Live;
using PerfHost.Host.Packages;
using PerfHost.Host.Runtime;
using PerfHost.Host.Sources;
using PerfHost.Loading.Development;
using PerfHost.Loading.Trust;
using PerfHost.Storage.Ledger;
using PerfHost.Web.Accounts;
using PerfHost.Web.Assets;
using PerfHost.Web.Boards;
using PerfHost.Web.Checking;
using PerfHost.Web.Packages;
using PerfHost.Web.Papers;
using PerfHost.Web.Text;

namespace PerfHost.Host.Serving;

/// <summary>Puts the web application together: the composition root.</summary>
internal static class Server
{
    private const int MaxHubMessage = 4 * 1024;

    public static WebApplication Build(
        SqliteLedgerStore store, PackageAssembly loaded, DevelopmentFolders development, TrustFolder trust, LocalSecret secret, Texts texts, AccountBook accounts, DirectoryInfo data, string urls, ReplayPlan replay, SourcePlan sources)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Server).Assembly.GetName().Name });
        builder.WebHost.UseUrls(urls);
        // Where it listens is said by --urls alone, which was looked at: no environment variable or settings file adds to it.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Configure(new ConfigurationBuilder().Build()));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // A start that fails is said by the command in one sentence; what ends a running server is logged as critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter(typeof(DevelopmentWatch).FullName, LogLevel.Information);
        // Keys are files of the server's own account, in a folder that only it can read.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Configuration["AllowedHosts"] = LoopbackOnly.Refuse(urls) is null ? "localhost;127.0.0.1;[::1]" : "*";

        var services = builder.Services;
        services.AddSingleton<ILedgerStore>(store).AddSingleton<IReceiptSource>(store).AddSingleton(texts).AddSingleton(TimeProvider.System);
        services.AddSingleton(loaded).AddSingleton(development).AddSingleton(new PackagesInForce(loaded.Packages)).AddSingleton<PackageSwap>()
            .AddSingleton(trust).AddSingleton(secret).AddSingleton<PackageInstallation>().AddSingleton<PackageStatusList>()
            .AddSingleton(new PackageStash(Path.Combine(data.FullName, "stash"), TimeProvider.System)).AddSingleton<ScoreComparison>().AddSingleton<PackagePreviewer>();
        // Whoever asks gets what is in force at that moment, and must not keep it.
        services.AddTransient(provider => provider.GetRequiredService<PackagesInForce>().Current);
        services.AddSingleton<IPackageDesk, PackageDesk>().AddSingleton<IPackageExamination, PackageExamination>();
        // The host's own services only; a plugin's types never come into the container.
        services.AddSingleton<BoardSet>().AddSingleton<WebAssets>().AddSingleton<CheckRuns>().AddSingleton<AlertRaiser>().AddSingleton<ReplayState>().AddSingleton(replay);
        services.AddSources(sources);
        services.Scan(scan => scan.FromAssemblyOf<BoardPump>()
            .AddClasses(classes => classes.AssignableTo<BackgroundService>())
            .AsSelfWithInterfaces().WithSingletonLifetime());
        services.AddRazorPages().AddApplicationPart(typeof(BoardSet).Assembly);
        services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        services.AddDataProtection().SetApplicationName("perfhost").PersistKeysToFileSystem(KeyFolder(data));
        services.AddSingleton(accounts).AddAccess();
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = MaxHubMessage;
            hub.EnableDetailedErrors = false;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new Engine.Facts.ValueJsonConverter());
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        });

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseSameOrigin();
        app.UseRefusedRequests();
        app.UseMissingPages();
        app.UseAuthentication();
        app.UseLocalSecret();
        app.UseAuthorization();
        app.MapWebAssets();
        app.MapRazorPages();
        app.MapPapers();
        app.MapApi();
        app.MapLedgerApi();
        app.MapTrialApi();
        app.MapPackageApi();
        app.MapSourceApi();
        app.MapHub<LiveHub>("/live");
        return app;
    }

    /// <summary>Where the keys of cookies and forms are kept, so that a restart ends no session.</summary>
    private static DirectoryInfo KeyFolder(DirectoryInfo data)
    {
        var folder = Path.Combine(data.FullName, "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
