using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Docs;

/// <summary>
/// The templates, from the folder of packages to a tested plugin, as a city does it without a network: its own home, its
/// own store of packages, and no source but that folder.
/// </summary>
public sealed partial class TemplateTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Templates_FromOneFolderOfPackages_BuildTestAndPack()
    {
        var feed = _folder.File("feed");
        await DotnetAsync(Repository.Root, "pack", "sdk/PerfHost.Templates", "--no-build", "--configuration", Repository.Configuration, "--output", feed);
        await DotnetAsync(_folder.Path, "new", "install", Assert.Single(Directory.GetFiles(feed, "PerfHost.Templates.*.nupkg")));

        // A name that is no word of C#, a class in a package folder beside its tests.
        await DotnetAsync(_folder.Path, "new", "perfhost-plugin", "-n", "Hai-Dian", "--title", "海淀绩效", "--feed", feed);
        var plugin = _folder.File("Hai-Dian");
        var tested = await DotnetAsync(plugin, "test", "--nologo");
        Assert.Matches(@"Passed: +2\d,", tested);
        var cases = await CommandLine.RunAsync("rules", "test", Path.Combine(plugin, "Hai-Dian"));
        Assert.True(cases.ExitCode == 0 && cases.Out.Contains("用例 8 条", StringComparison.Ordinal), cases.Out + cases.Error);
        await PackAsync(Path.Combine(plugin, "Hai-Dian"), "lib/Hai-Dian.dll", "schemes/hai-dian.yaml");

        await DotnetAsync(_folder.Path, "new", "perfhost-rules", "-n", "双流", "--id", "shuangliu-own", "--place", "成都 双流");
        var rules = await CommandLine.RunAsync("rules", "test", _folder.File("双流"));
        Assert.True(rules.ExitCode == 0, rules.Out + rules.Error);
        await PackAsync(_folder.File("双流"), "rules/pass-line.indicator.csx", "schemes/shuangliu-own.yaml");

        // What editors read is what perfhost rules editor writes: it finds nothing of the author's own to leave alone.
        var editor = await CommandLine.RunAsync("rules", "editor", _folder.File("双流"));
        Assert.Contains("omnisharp.json", editor.Out.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(".vscode/settings.json", editor.Out.Split('\n')[0], StringComparison.Ordinal);

        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(file => IsWritten(Path.GetRelativePath(_folder.Path, file))),
            file => Token().IsMatch(Path.GetFileName(file) + File.ReadAllText(file)));
    }

    [Fact]
    public void PluginTemplate_Versions_AreThoseOfThisRepository()
    {
        var (mine, theirs) = (Versions("Directory.Packages.props"), Versions("sdk/PerfHost.Templates/content/perfhost-plugin/Directory.Packages.props"));
        var own = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("Version").Single().Value;

        Assert.NotEmpty(theirs);
        Assert.All(theirs, package => Assert.Equal(package.Key.StartsWith("PerfHost.", StringComparison.Ordinal) ? own : mine[package.Key], package.Value));
    }

    public void Dispose() => _folder.Dispose();

    private async Task PackAsync(string package, params string[] entries)
    {
        var file = _folder.File(Path.GetFileName(package) + ".perfpack");
        var packed = await CommandLine.RunAsync("package", "pack", package, "--output", file);
        Assert.True(packed.ExitCode == 0, packed.Error);
        await using var archive = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        Assert.All(entries, entry => Assert.NotNull(archive.GetEntry(entry)));
    }

    /// <summary>Whether a template wrote a file, as opposed to what was installed, built or packed.</summary>
    private static bool IsWritten(string file) =>
        (file.StartsWith("Hai-Dian/", StringComparison.Ordinal) || file.StartsWith("双流/", StringComparison.Ordinal))
        && !file.Split('/').Any(part => part is "bin" or "obj" or "lib" or ".perfhost");

    private static Dictionary<string, string> Versions(string file) => XDocument.Load(Path.Combine(Repository.Root, file)).Descendants("PackageVersion")
        .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);

    private async Task<string> DotnetAsync(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the tests' own process was told by the runner is not for others.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in ((string, string)[])
        [
            ("DOTNET_CLI_HOME", _folder.File("home")), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"), ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"),
            ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"),
        ])
        {
            start.Environment[name] = value;
        }

        if (folder != Repository.Root)
        {
            start.Environment["NUGET_PACKAGES"] = _folder.File("packages");
        }

        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: exit {process.ExitCode}\n{await output}\n{await error}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    [GeneratedRegex("PackageName1|package-(id|name|title)-1|place-1|feed-folder-1")]
    private static partial Regex Token();
}
