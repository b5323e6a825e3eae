using System.CommandLine;
using PerfHost.Documents.Forms;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost export FORM --layout ID -o out.xlsx</c></summary>
internal static class ExportCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo?> packagesOption)
    {
        var form = new Argument<string>("FORM") { Description = context.Texts["export.form"] };
        var layout = new Option<string>("--layout") { Description = context.Texts["export.layout"], Required = true, HelpName = "ID" };
        var output = new Option<string>("--output", "-o") { Description = context.Texts["export.output"], Required = true, HelpName = "FILE" };
        var command = new Command("export", context.Texts["export.description"]) { form, layout, output, packagesOption };
        command.SetAction(parsed =>
        {
            using var loaded = PackageLoading.Load(context, parsed.GetValue(packagesOption), null);
            return loaded is null ? ExitCode.WrongInput : Run(context, loaded.Packages, parsed.GetValue(form)!, parsed.GetValue(layout)!, parsed.GetValue(output)!);
        });
        return command;
    }

    private static int Run(CommandContext context, PackageSet packages, string file, string layoutId, string output)
    {
        var texts = context.Texts;
        if (packages.Layouts.FirstOrDefault(layout => layout.Id == layoutId) is not { } layout)
        {
            return context.Refuse(texts.Format("export.unknown-layout", layoutId, texts.Join(packages.Layouts.Select(known => known.Id))));
        }

        try
        {
            using var stream = File.OpenRead(file);
            var forms = packages.FormReader.Read(stream, file);
            if (forms.Count != 1)
            {
                return context.Refuse(texts.Format("export.several", file, forms.Count));
            }

            // Written whole beside its place and moved there: a form that cannot be written leaves no half file behind.
            var draft = output + ".tmp";
            try
            {
                using (var target = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite))
                {
                    new FormWriter(layout).Write(forms[0], target);
                }

                if (File.Exists(output))
                {
                    return context.Refuse(texts.Format("export.exists", output));
                }

                File.Move(draft, output);
            }
            finally
            {
                File.Delete(draft);
            }

            context.Out.WriteLine(texts.Format("export.done", output, layout.Title));
            if (layout.NotCarried(forms[0]) is { Count: > 0 } lost)
            {
                context.Error.WriteLine(texts.Format("export.not-carried", layout.Title, texts.Join(lost)));
            }

            return ExitCode.Done;
        }
        catch (FormFormatException error)
        {
            return context.Refuse(texts.Format("score.cannot-read", file, error.Message));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Refuse(texts.Format("score.cannot-read", file, error.Message));
        }
    }
}
