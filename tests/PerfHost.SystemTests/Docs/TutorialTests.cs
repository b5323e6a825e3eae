using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Docs;

/// <summary>
/// The tutorial is followed as it is printed, both ways; the second from one folder of packages to a tested plugin, as a
/// city does it without a network: its own home, its own store of packages, and no source but that folder.
/// </summary>
public sealed partial class TutorialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Script_Followed_ScoresAForm()
    {
        Directory.CreateDirectory(_folder.File("plugins/Baseline/lib"));
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "plugins", "Baseline", "lib")).Append(Path.Combine(Repository.Root, "plugins", "Baseline", "package.yaml")))
        {
            File.Copy(file, Path.Combine(_folder.File("plugins/Baseline"), Path.GetRelativePath(Path.Combine(Repository.Root, "plugins", "Baseline"), file)));
        }

        Assert.Equal(9, await new Tutorial(_folder).FollowAsync("The script"));
    }

    [Fact]
    public async Task Class_Followed_BuildsTestsAndPacksFromOneFolder()
    {
        var tutorial = new Tutorial(_folder);
        Assert.Equal(6, await tutorial.FollowAsync("The class"));
        using (var packed = await ZipFile.OpenReadAsync(_folder.File("mycity-0.1.0.perfpack"), TestContext.Current.CancellationToken))
        {
            Assert.NotNull(packed.GetEntry("lib/MyCity.dll"));
            Assert.NotNull(packed.GetEntry("schemes/mycity.yaml"));
        }

        // Names that are no words of C#, and the template that needs no compiler.
        await tutorial.RunAsync("dotnet new perfhost-plugin -n Hai-Dian --feed \"$PWD/feed\"\ndotnet build Hai-Dian/Hai-Dian\nperfhost rules test Hai-Dian/Hai-Dian");
        await tutorial.RunAsync("dotnet new perfhost-rules -n 双流 --id shuangliu-own --place '成都 双流'\nperfhost rules test 双流\nperfhost package pack 双流");
        Assert.True(File.Exists(_folder.File("shuangliu-own-0.1.0.perfpack")));

        // What editors read is what perfhost rules editor writes: it finds nothing of the author's own to leave alone.
        Assert.Contains(".perfhost/、omnisharp.json、.vscode/settings.json", await tutorial.RunAsync("perfhost rules editor 双流"), StringComparison.Ordinal);

        var written = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(IsWritten).ToList();
        Assert.Contains(written, file => file.EndsWith("Hai-Dian/.gitignore", StringComparison.Ordinal));
        Assert.DoesNotContain(written, file => Token().IsMatch(Path.GetRelativePath(_folder.Path, file) + File.ReadAllText(file)));
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

    /// <summary>Whether a template wrote a file, as opposed to what was installed, built or packed.</summary>
    private bool IsWritten(string file)
    {
        var parts = Path.GetRelativePath(_folder.Path, file).Split('/');
        return parts is ["MyCity" or "Hai-Dian" or "双流", _, ..] && !parts.Any(part => part is "bin" or "obj" or "lib" or ".perfhost");
    }

    private static Dictionary<string, string> Versions(string file) => XDocument.Load(Path.Combine(Repository.Root, file)).Descendants("PackageVersion")
        .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);

    [GeneratedRegex("PackageName1|package-(id|name|title)-1|place-1|feed-folder-1")]
    private static partial Regex Token();
}
