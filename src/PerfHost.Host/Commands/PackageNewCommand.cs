using System.CommandLine;
using PerfHost.Host.Packages;
using PerfHost.Loading;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost package new FOLDER --id ID</c>: a package of rule scripts to begin with, ready to be tested and packed.</summary>
internal static class PackageNewCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = context.Texts["package.new-folder"] };
        var id = new Option<string>("--id") { Description = context.Texts["package.new-id"], HelpName = "ID", Required = true };
        var title = new Option<string?>("--title") { Description = context.Texts["package.new-title"], HelpName = "TITLE" };
        var place = new Option<string?>("--place") { Description = context.Texts["package.new-place"], HelpName = "PLACE" };
        var command = new Command("new", context.Texts["package.new"]) { folder, id, title, place };
        command.SetAction(parsed => Run(context, parsed.GetValue(folder)!, parsed.GetValue(id)!, parsed.GetValue(title), parsed.GetValue(place)));
        return command;
    }

    private static int Run(CommandContext context, DirectoryInfo folder, string id, string? title, string? place)
    {
        if (File.Exists(folder.FullName) || (folder.Exists && folder.EnumerateFileSystemInfos().Any()))
        {
            return context.Refuse(context.Texts.Format("package.new-not-empty", folder.FullName));
        }

        if (Array.Find([title, place], word => word is not null && (string.IsNullOrWhiteSpace(word) || word.Any(char.IsControl))) is { } wrong)
        {
            return context.Refuse(context.Texts.Format("package.new-words", Terminal.Plain(wrong)));
        }

        try
        {
            foreach (var file in RulesTemplate.Write(folder.FullName, id, title, place))
            {
                context.Out.WriteLine($"  {file}");
            }

            RulesEditorCommand.Run(context, folder);
            context.Out.WriteLine(context.Texts.Format("package.new-done", folder));
            return ExitCode.Done;
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            return context.Refuse(context.Texts.Format("package.refused", error.Message));
        }
    }
}
