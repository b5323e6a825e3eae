using System.Text.Json;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost score</c>, as scripts and people use it.</summary>
public sealed class ScoreCommandTests
{
    private static readonly string Form = Repository.PublishedForm("四川中江县");

    [Fact]
    public async Task Score_AllPublishedCases_PrintsOneArrayWithTheDocumentedFields()
    {
        var run = await CommandLine.RunAsync(["score", .. Repository.Cases, "--format", "json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        var reports = json.RootElement.EnumerateArray().ToArray();
        Assert.Equal(Repository.Cases, reports.Select(report => report.GetProperty("file").GetString()!));
        Assert.All(reports, report => Assert.Equal(
            ["file", "title", "place", "scheme", "execution", "indicators", "total", "claimedItems", "incomplete", "grade", "publishedTotal", "publishedGrade", "findings"], Fields(report)));
        Assert.All(reports, report => Assert.Equal(["rate", "outcome", "score", "published", "reason"], Fields(report.GetProperty("execution"))));
        Assert.All(reports.SelectMany(report => report.GetProperty("indicators").EnumerateArray()), indicator =>
            Assert.Equal(["name", "outcome", "score", "weight", "published", "reason"], Fields(indicator)));
        var findings = reports.SelectMany(report => report.GetProperty("findings").EnumerateArray()).ToArray();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(["code", "where", "found", "expected", "message"], Fields(finding)));
    }

    [Fact]
    public async Task Score_MissingAndBrokenFiles_AreNamedAndTheOthersScored()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("broken.json"), "{broken");
        await File.WriteAllTextAsync(folder.File("empty.xlsx"), "");

        var run = await CommandLine.RunAsync("score", folder.File("none.json"), Form, folder.File("broken.json"), folder.File("empty.xlsx"), folder.Path, "--format", "json");

        Assert.Equal(2, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(Form, Assert.Single(json.RootElement.EnumerateArray()).GetProperty("file").GetString());
        Assert.All(["none.json", "broken.json", "empty.xlsx", folder.Path], name => Assert.Contains(name, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_OtherCulturesAndOrders_GiveIdenticalElements()
    {
        string[] reversed = [.. Repository.Cases.Reverse()];
        var runs = await Task.WhenAll(
            CommandLine.RunAsync(Culture("C"), ["score", .. Repository.Cases, "--format", "json"]),
            CommandLine.RunAsync(Culture("tr_TR.UTF-8"), ["score", .. reversed, "--format", "json"]),
            CommandLine.RunAsync(Culture("de_DE.UTF-8"), ["score", .. Repository.Cases, "--format", "json"]));

        Assert.Equal(Repository.Cases.Count, Elements(runs[0]).Count);
        Assert.Equal(Elements(runs[0]), Elements(runs[1]));
        Assert.Equal(runs[0].Out, runs[2].Out);
    }

    [Fact]
    public async Task Score_Explain_PrintsTheTree()
    {
        var run = await CommandLine.RunAsync("score", Form, "--explain");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("预算执行", run.Out, StringComparison.Ordinal);
        Assert.Contains("水标尺", run.Out, StringComparison.Ordinal);
        Assert.Contains("└", run.Out, StringComparison.Ordinal);
    }

    private static string[] Fields(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static Dictionary<string, string> Culture(string name) => new(StringComparer.Ordinal) { ["LANG"] = name, ["LC_ALL"] = name };

    private static SortedDictionary<string, string> Elements(CommandRun run)
    {
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        return new(json.RootElement.EnumerateArray().ToDictionary(report => report.GetProperty("file").GetString()!, report => report.GetRawText(), StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
