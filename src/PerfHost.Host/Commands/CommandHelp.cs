using System.CommandLine;
using System.CommandLine.Invocation;
using PerfHost.Web.Text;

namespace PerfHost.Host.Commands;

/// <summary>Prints the help of a command in the chosen language.</summary>
internal sealed class CommandHelp(Texts texts) : SynchronousCommandLineAction
{
    private const int Column = 26;

    /// <summary>Who asks for help need not have given what is required.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var print = parseResult.InvocationConfiguration.Output;
        var path = new List<string>();
        for (var at = command; at is not null and not RootCommand; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            path.Insert(0, at.Name);
        }

        print.WriteLine(command.Description);
        print.WriteLine();
        var arguments = command.Arguments.Select(argument => argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}..." : argument.Name);
        print.WriteLine($"{texts["help.usage"]} {string.Join(' ', ["perfhost", .. path, .. arguments])}{(command.Subcommands.Count > 0 ? " [COMMAND]" : "")} [OPTIONS]");
        Section(print, "help.arguments", command.Arguments.Select(argument => (argument.Name, argument.Description)));
        Section(print, "help.commands", command.Subcommands.Select(sub => (sub.Name, sub.Description)));
        var inherited = command is RootCommand ? [] : parseResult.RootCommandResult.Command.Options.Where(option => option.Recursive);
        Section(print, "help.options", command.Options.Concat(inherited).DistinctBy(option => option.Name).Select(option =>
            (string.Join(", ", [option.Name, .. option.Aliases.Where(alias => alias is ['-', not '?'])]) + (option.HelpName is null ? "" : $" {option.HelpName}"), option.Description)));
        return ExitCode.Done;
    }

    private void Section(TextWriter print, string heading, IEnumerable<(string Name, string? Description)> lines)
    {
        var list = lines.ToArray();
        if (list.Length == 0)
        {
            return;
        }

        print.WriteLine();
        print.WriteLine(texts[heading]);
        foreach (var (name, description) in list)
        {
            print.WriteLine($"  {name.PadRight(Column - 1)} {description}");
        }
    }
}
