using System.CommandLine;
using PerfHost.Web.Packages;
using Spectre.Console;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost plugins list</c></summary>
internal static class PluginsCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo?> packagesOption)
    {
        var list = new Command("list", context.Texts["plugins.list"]) { packagesOption };
        list.SetAction(parsed =>
        {
            using var loaded = PackageLoading.Load(context, parsed.GetValue(packagesOption), null);
            if (loaded is null)
            {
                return ExitCode.WrongInput;
            }

            Print(context, loaded.Packages);
            return loaded.Packages.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return new Command("plugins", context.Texts["plugins.description"]) { list };
    }

    private static void Print(CommandContext context, PackageSet packages)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in (string[])["package", "version", "kind", "key", "title", "origin"])
        {
            table.AddColumn(Markup.Escape(context.Texts[$"column.{column}"]));
        }

        foreach (var package in packages.Packages)
        {
            foreach (var extension in package.Extensions)
            {
                table.AddRow([.. ((string[])[package.Id, package.Version, extension.Contract, extension.Key, extension.Title, extension.Origin]).Select(Markup.Escape)]);
            }

            foreach (var (kind, id) in package.Schemes.Select(id => ("评价方案", id)).Concat(package.Layouts.Select(id => ("表格版式", id))))
            {
                table.AddRow([.. ((string[])[package.Id, package.Version, kind, id, Title(packages, kind, id), ""]).Select(Markup.Escape)]);
            }
        }

        ScoreTable.Console(context).Write(table);
    }

    private static string Title(PackageSet packages, string kind, string id) =>
        (kind == "评价方案" ? packages.Schemes.Find(id)?.Title : packages.Layouts.FirstOrDefault(layout => layout.Id == id)?.Title) ?? "";
}
