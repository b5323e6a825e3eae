using System.Xml.Linq;

namespace PerfHost.UnitTests.Repository;

/// <summary>Who may reference whom is a rule of the house, and this is where it is held.</summary>
public class ReferenceRuleTests
{
    private static readonly string[] Projects = [.. Directory
        .GetFiles(SharedData.Repository, "*.csproj", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "content"))
        .Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Allowed => new()
    {
        { "sdk/PerfHost.Sdk", "" },
        // Its in-memory host does what the server does: it loads, compiles and evaluates with the rooms the server does it with.
        { "sdk/PerfHost.Sdk.Testing", "PerfHost.Sdk PerfHost.Engine PerfHost.Loading PerfHost.Scripting" },
        { "sdk/PerfHost.Client", "" },
        { "sdk/PerfHost.Templates", "PerfHost.Sdk.Testing" },
        { "src/PerfHost.Engine", "PerfHost.Sdk" },
        { "src/PerfHost.Loading", "PerfHost.Sdk" },
        // It compiles for the loader, which knows no compiler; server, command line and test kit then share one pair of the two.
        { "src/PerfHost.Scripting", "PerfHost.Sdk PerfHost.Loading" },
        { "src/PerfHost.Storage", "PerfHost.Engine" },
        { "src/PerfHost.Documents", "PerfHost.Engine" },
        { "src/PerfHost.Web", "PerfHost.Engine PerfHost.Documents" },
        { "src/PerfHost.Host", "PerfHost.Engine PerfHost.Loading PerfHost.Scripting PerfHost.Storage PerfHost.Documents PerfHost.Web" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Project_References_StayWithinTheHouse(string folder, string allowed)
    {
        var file = Assert.Single(Projects, file => Path.GetDirectoryName(Relative(file))!.Replace('\\', '/') == folder);

        Assert.Empty(References(file).Except(allowed.Split(' '), StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_InSdkAndSrc_AllHaveARule() => Assert.Equal(
        Projects.Select(Relative).Where(file => file.StartsWith("sdk/", StringComparison.Ordinal) || file.StartsWith("src/", StringComparison.Ordinal)).Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/')).Order(StringComparer.Ordinal),
        Allowed.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void Plugins_ReferTo_TheSdkAlone()
    {
        var plugins = Projects.Where(file => Relative(file).StartsWith("plugins/", StringComparison.Ordinal) || Relative(file).StartsWith("tests/TestPlugins/", StringComparison.Ordinal)).ToArray();

        Assert.True(plugins.Length >= 2);
        Assert.All(plugins, file => Assert.Equal(["PerfHost.Sdk"], References(file)));
    }

    [Fact]
    public void Sdk_Packages_AreNone() => Assert.Empty(Elements(Projects.Single(file => file.EndsWith("PerfHost.Sdk.csproj", StringComparison.Ordinal)), "PackageReference"));

    [Fact]
    public void Compiler_LivesIn_ScriptingAlone() => Assert.Equal(
        ["src/PerfHost.Scripting/PerfHost.Scripting.csproj"],
        Projects.Where(file => Elements(file, "PackageReference").Any(package => package.Attribute("Include")!.Value.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))).Select(Relative));

    [Fact]
    public void Projects_Versions_StandInOnePlace() =>
        Assert.All(Projects, file => Assert.DoesNotContain(Elements(file, "PackageReference"), package => package.Attribute("Version") is not null));

    /// <summary>References that only order the build (the host before its packages) do not count: nothing compiles against them.</summary>
    private static string[] References(string file) => [.. Elements(file, "ProjectReference")
        .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))];

    private static IEnumerable<XElement> Elements(string file, string name) => XDocument.Load(file).Descendants(name);

    private static string Relative(string file) => Path.GetRelativePath(SharedData.Repository, file).Replace('\\', '/');
}
