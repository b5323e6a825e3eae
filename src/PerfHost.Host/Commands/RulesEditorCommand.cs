using System.CommandLine;
using System.Text;
using PerfHost.Scripting;
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

    /// <summary>Equips a folder with rules.</summary>
    public static int Run(CommandContext context, DirectoryInfo folder)
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

            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.FullName, "rules"), "*.csx").Order(StringComparer.Ordinal))
            {
                AddLine(context, file);
            }

            return ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Refuse(context.Texts.Format("rules.editor.cannot-write", folder.FullName, error.Message));
        }
    }

    /// <summary>Gives a rule the line that loads its vocabulary. What is no rule is left as it is; the check says what is wrong with it.</summary>
    private static void AddLine(CommandContext context, string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var kind = RuleText.Read("rules/" + Path.GetFileName(file), bytes).Kind;
            var text = Encoding.UTF8.GetString(bytes);
            if (EditorLine.AddTo(text, kind) is var with && with != text)
            {
                File.WriteAllText(file, with, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                context.Out.WriteLine(context.Texts.Format("rules.editor.line", Path.GetFileName(file), EditorLine.Of(kind)));
            }
        }
        catch (RulesRefusedException)
        {
            context.Out.WriteLine(context.Texts.Format("rules.editor.no-rule", Path.GetFileName(file)));
        }
    }
}
