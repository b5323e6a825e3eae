using System.Text.RegularExpressions;

namespace PerfHost.UnitTests.Repository;

/// <summary>Rules about the source texts themselves.</summary>
public partial class SourceRuleTests
{
    private const int MaxLines = 500;

    private static readonly string[] Sources = [.. new[] { "sdk", "src", "plugins", "tests", "examples" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(SharedData.Repository, folder), "*.cs*", SearchOption.AllDirectories))
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".csx", StringComparison.Ordinal))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "lib"))];

    [Fact]
    public void Sources_NoFile_IsLongerThanFiveHundredLines() =>
        Assert.DoesNotContain(Sources, file => File.ReadLines(file).Count() > MaxLines);

    [Fact]
    public void Sources_ScriptRunner_AppearsNowhere() =>
        Assert.DoesNotContain(Sources, file => !file.EndsWith("SourceRuleTests.cs", StringComparison.Ordinal) && File.ReadAllText(file).Contains("CSharpScript", StringComparison.Ordinal));

    [Fact]
    public void Sources_Yaml_IsReadInOnePlace() => Assert.Equal(
        ["YamlText.cs"],
        Sources.Where(file => !file.EndsWith("SourceRuleTests.cs", StringComparison.Ordinal) && File.ReadAllText(file).Contains("new YamlStream", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Fact]
    public void Contracts_Members_AreOneToThree()
    {
        var contracts = typeof(PerfHost.Sdk.IIndicatorType).Assembly.GetExportedTypes().Where(type => type.IsInterface).ToArray();

        Assert.Equal(7, contracts.Length);
        Assert.All(contracts, contract => Assert.InRange(contract.GetMembers().Length, 1, 3));
    }

    [Fact]
    public void Sources_Names_AreTheFieldsWords() =>
        Assert.DoesNotContain(Sources.Where(file => file.Contains("/src/", StringComparison.Ordinal) || file.Contains("/sdk/", StringComparison.Ordinal)), file => VagueName().IsMatch(Path.GetFileNameWithoutExtension(file)));

    [GeneratedRegex("(Manager|Helper|Util|Utils|Impl)$", RegexOptions.ExplicitCapture)]
    private static partial Regex VagueName();
}
