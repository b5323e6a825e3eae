using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using PerfHost.Web.Text;

namespace PerfHost.Host.Commands;

/// <summary>The command line. <c>perfhost</c> alone is <c>perfhost serve --demo</c>.</summary>
internal static class PerfHostCommand
{
    public static async Task<int> RunAsync(CommandContext context, string[] args)
    {
        var root = Create(context);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // Several unknown words are said together, once.
            foreach (var words in parsed.Errors.Select(error => CommandErrors.Say(context.Texts, parsed, error)).Distinct(StringComparer.Ordinal))
            {
                context.Error.WriteLine(words);
            }

            context.Error.WriteLine(context.Texts.Format("usage.hint", CommandPath(parsed.CommandResult)));
            return ExitCode.WrongInput;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = context.Out, Error = context.Error, EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Create(CommandContext context)
    {
        var texts = context.Texts;
        var packages = new Option<DirectoryInfo?>("--packages") { Description = texts["option.packages"], HelpName = "DIR" };
        var data = new Option<DirectoryInfo>("--data") { Description = texts["option.data"], HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo("data") };
        var urls = new Option<string>("--urls") { Description = texts["option.urls"], HelpName = "URL", DefaultValueFactory = _ => "http://localhost:5080" };
        var language = new Option<string>("--lang") { Description = texts["option.lang"], Recursive = true, DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong([.. Texts.Languages]);

        var root = new RootCommand(texts["app.description"]);
        ServeCommand.Fill(root, context, data, packages, urls, demo: true);
        root.Add(language);
        var serve = new Command("serve", texts["serve.description"]);
        ServeCommand.Fill(serve, context, data, packages, urls, demo: false);
        root.Add(serve);
        root.Add(ScoreCommand.Create(context, packages));
        root.Add(ExportCommand.Create(context, packages));
        root.Add(ObserveCommand.Create(context, data));
        root.Add(LedgerCommand.Create(context, data));
        root.Add(PluginsCommand.Create(context, packages));
        root.Add(PackageCommand.Create(context, packages, data));
        root.Add(SourceCommand.Create(context, data, packages));
        root.Add(RulesCommand.Create(context));
        root.Add(BackupCommand.CreateBackup(context, data));
        root.Add(BackupCommand.CreateRestore(context, data));
        Localise(root, texts);
        return root;
    }

    /// <summary>Help in the chosen language: the library prints its own headings in English only.</summary>
    private static void Localise(Command command, Texts texts)
    {
        foreach (var option in command.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = texts["option.help"];
                help.Action = new CommandHelp(texts);
            }
            else if (option is VersionOption)
            {
                option.Description = texts["option.version"];
            }
        }

        foreach (var sub in command.Subcommands)
        {
            Localise(sub, texts);
        }
    }

    private static string CommandPath(CommandResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult command)
            {
                names.Push(command.Command is RootCommand ? "perfhost" : command.Command.Name);
            }
        }

        return string.Join(' ', names);
    }
}
