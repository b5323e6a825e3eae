using System.CommandLine;
using System.Globalization;
using PerfHost.Host.Demonstration;
using PerfHost.Host.Packages;
using PerfHost.Host.Serving;
using PerfHost.Host.Sources;
using PerfHost.Loading;
using PerfHost.Loading.Development;
using PerfHost.Loading.Trust;
using PerfHost.Web.Accounts;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost serve</c>, and <c>perfhost</c> alone.</summary>
internal static class ServeCommand
{
    private const double MostSpeed = 100_000;
    private const int MostFaults = 1_000_000;

    /// <summary>Gives a command the options of a server, and lets it serve.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Words, and where to print.</param>
    /// <param name="data">The option of the data folder.</param>
    /// <param name="packages">The option of the packages.</param>
    /// <param name="urls">The option of the addresses.</param>
    /// <param name="demo">Opens the demonstration district without being asked.</param>
    public static void Fill(Command command, CommandContext context, Option<DirectoryInfo> data, Option<DirectoryInfo?> packages, Option<string> urls, bool demo)
    {
        var asked = new Option<bool>("--demo") { Description = context.Texts["serve.demo"] };
        var forms = new Option<DirectoryInfo?>("--forms") { Description = context.Texts["serve.forms"], HelpName = "DIR" };
        var speed = new Option<double>("--replay-speed") { Description = context.Texts["serve.replay-speed"], HelpName = "N", DefaultValueFactory = _ => 1 };
        speed.Validators.Add(result =>
        {
            // The library throws when it is asked for a number that is none.
            if (result.Tokens is [var typed] && !(double.TryParse(typed.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= MostSpeed))
            {
                result.AddError(context.Texts["serve.replay-speed"]);
            }
        });
        var watch = new Option<DirectoryInfo[]>("--watch") { Description = context.Texts["serve.watch"], HelpName = "DIR", DefaultValueFactory = _ => [] };
        if (!demo)
        {
            command.Add(asked);
        }

        command.Add(forms);
        command.Add(speed);
        command.Add(data);
        command.Add(packages);
        var trust = PackageCommand.TrustOption(context);
        var faults = new Option<int>("--max-faults") { Description = context.Texts["serve.max-faults"], HelpName = "N", DefaultValueFactory = _ => PackageAssembly.UsualFaults };
        faults.Validators.Add(result =>
        {
            if (result.Tokens is [var typed] && !(int.TryParse(typed.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostFaults))
            {
                result.AddError(context.Texts["serve.max-faults"]);
            }
        });
        command.Add(watch);
        command.Add(trust);
        command.Add(faults);
        command.Add(urls);
        command.SetAction((parsed, cancellation) => RunAsync(
            context,
            new ServeOptions(
                demo || parsed.GetValue(asked), parsed.GetValue(forms), parsed.GetValue(speed), parsed.GetValue(data)!, parsed.GetValue(packages), parsed.GetValue(watch)!, parsed.GetValue(trust)!, parsed.GetValue(faults), parsed.GetValue(urls)!),
            cancellation));
    }

    private static async Task<int> RunAsync(CommandContext context, ServeOptions options, CancellationToken cancellation)
    {
        if (options.Forms is { Exists: false } missing)
        {
            return context.Refuse(context.Texts.Format("serve.no-forms", missing.FullName));
        }

        if (options.Watch.FirstOrDefault(folder => !folder.Exists) is { } unknown)
        {
            return context.Refuse(context.Texts.Format("serve.no-watched", unknown.FullName));
        }

        if (Accounts(context, options) is not { } accounts)
        {
            return ExitCode.WrongInput;
        }

        await using var opened = DataFolder.Open(context, options.Data);
        if (opened is null)
        {
            return ExitCode.WrongInput;
        }

        if (Roots(context, options.Trust) is not { } roots)
        {
            return ExitCode.WrongInput;
        }

        var cache = Path.Combine(options.Data.FullName, "cache");
        var development = new DevelopmentFolders(options.Watch.Select(folder => folder.FullName), Path.Combine(cache, "shadow"));
        var executions = new PackageExecutions(Path.Combine(options.Data.FullName, "packages"), TimeProvider.System);
        using var loaded = PackageLoading.Load(context, options.Packages, cache, development, executions, options.MaxFaults, roots);
        if (loaded is null)
        {
            return ExitCode.WrongInput;
        }

        foreach (var suspected in executions.Suspected)
        {
            context.Error.WriteLine(context.Texts.Format("serve.suspected", suspected));
        }

        var district = options.Demo ? await DemonstrationStart.OpenAsync(context, opened, loaded.Packages, cancellation) : null;
        using var secret = LocalSecret.Leave(options.Data.FullName);
        await using var app = Server.Build(
            opened, loaded, development, new TrustFolder(options.Trust.FullName), secret, context.Texts, accounts, options.Data, options.Urls, new ReplayPlan(district, options.ReplaySpeed),
            new SourcePlan(options.Data.FullName, options.Packages?.FullName ?? RepositoryFolder.Find("plugins")!, [.. options.Watch.Select(folder => folder.FullName)]));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return context.Refuse(context.Texts.Format("serve.port-in-use", options.Urls));
        }

        using var announced = ServerAddress.Announce(options.Data.FullName, app.Urls.First());
        if (options.Forms is { } forms)
        {
            await FormsFolder.ImportAsync(context, forms, app.Services, opened, loaded.Packages, cancellation);
        }

        if (district is not null)
        {
            await DemonstrationStart.SayAsync(context, app.Services.GetRequiredService<BoardSet>(), cancellation);
        }

        context.Out.WriteLine(context.Texts.Format("serve.listening", app.Urls.First()));
        if (app.Services.GetRequiredService<FirstAccountLink>().Address is { } link)
        {
            context.Out.WriteLine(context.Texts.Format("serve.first-account", app.Urls.First(), link));
        }

        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    /// <summary>Whom this city trusts; null, with the reason said, when a file of it cannot be read: what was called back must not run by mistake.</summary>
    private static TrustRoots? Roots(CommandContext context, DirectoryInfo trust)
    {
        try
        {
            return TrustRoots.Read(trust.FullName);
        }
        catch (PackageException wrong)
        {
            context.Refuse(wrong.Message);
            return null;
        }
    }

    /// <summary>The accounts of the data folder; null, with the reason said, when they or the addresses do not allow to serve.</summary>
    private static AccountBook? Accounts(CommandContext context, ServeOptions options)
    {
        try
        {
            var accounts = new AccountBook(new AccountFile(options.Data.FullName), TimeProvider.System);
            if (LoopbackOnly.Refuse(options.Urls) is var (key, address) && (key == "serve.bad-url" || accounts.Accounts.Count == 0))
            {
                context.Refuse(context.Texts.Format(key, address));
                return null;
            }

            if (LoopbackOnly.Refuse(options.Urls) is not null && options.Urls.Contains("http:", StringComparison.OrdinalIgnoreCase))
            {
                context.Error.WriteLine(context.Texts["serve.in-clear"]);
            }

            return accounts;
        }
        catch (InvalidDataException damaged)
        {
            context.Refuse(context.Texts.Format("serve.accounts-damaged", damaged.Message));
            return null;
        }
    }
}
