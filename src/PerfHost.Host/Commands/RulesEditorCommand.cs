using System.CommandLine;
using PerfHost.Scripting.Editing;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost rules editor FOLDER</c>: completion, explanations and checks for rules in an ordinary editor.</summary>
internal static class RulesEditorCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = context.Texts["rules.folder"] };
        var command = new Command("editor", context.Texts["rules.editor"]) { folder };
        command.SetAction(parsed => Run(context, parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(CommandContext context, DirectoryInfo folder)
    {
        if (!Directory.Exists(Path.Combine(folder.FullName, "rules")))
        {
            return context.Refuse(context.Texts.Format("rules.no-rules", folder.FullName));
        }

        try
        {
            var files = EditorFolder.Write(folder.FullName);
            context.Out.WriteLine(context.Texts.Format("rules.editor.written", folder.FullName, context.Texts.Join([".perfhost/", .. files.Written])));
            foreach (var (file, text) in files.Left)
            {
                context.Out.WriteLine(context.Texts.Format("rules.editor.left", file));
                context.Out.Write(text);
            }

            return ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Refuse(context.Texts.Format("rules.editor.cannot-write", folder.FullName, error.Message));
        }
    }
}
