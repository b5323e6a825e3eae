using System.Diagnostics;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.House;

/// <summary>
/// What the last released Sdk offered must still be there, or a city's plugin that was built against it no longer loads.
/// Shown on a copy of the Sdk: as it is it packs, and with the mistakes that are easily made it does not.
/// </summary>
public sealed class SdkCompatibilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Pack_SdkAgainstTheLastRelease_PassesAndRefusesWhatBreaksPlugins()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "sdk", "PerfHost.Sdk")).Concat(Directory.GetFiles(Path.Combine(Repository.Root, "sdk", "baseline")))
            .Concat(((string[])["Directory.Packages.props", "BannedSymbols.txt", ".editorconfig"]).Select(name => Path.Combine(Repository.Root, name))))
        {
            var copy = _folder.File(Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var (exitCode, output) = await PackAsync();
        Assert.True(exitCode == 0, output);

        Edit("IEvaluationMethod.cs", "Evaluate(Population population);", "Evaluate(Population population);\n\n    /// <summary>A second question.</summary>\n    int Order { get; }");
        Edit("ColumnPoints.cs", "ScoreOutcome OutcomeOf(", "ScoreOutcome Told(");
        Edit("Value.cs", "Value Missing(string reason) => new MissingValue(reason)", "Value Missing(string why) => new MissingValue(why)");
        Edit("Value.cs", "<param name=\"reason\">Why, in words", "<param name=\"why\">Why, in words");
        (exitCode, output) = await PackAsync();

        Assert.True(exitCode != 0, output);
        foreach (var (code, member) in ((string, string)[])[("CP0006", "PerfHost.Sdk.IEvaluationMethod.Order"), ("CP0002", "PerfHost.Sdk.ColumnPoints.OutcomeOf(double)"), ("CP0017", "PerfHost.Sdk.Value.Missing(string)")])
        {
            Assert.True(Array.Exists(output.Split('\n'), line => line.Contains($"error {code}", StringComparison.Ordinal) && line.Contains(member, StringComparison.Ordinal)), $"{code} {member}\n{output}");
        }
    }

    public void Dispose() => _folder.Dispose();

    private void Edit(string name, string from, string to)
    {
        var file = _folder.File($"sdk/PerfHost.Sdk/{name}");
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private async Task<(int ExitCode, string Output)> PackAsync()
    {
        // Debug: this is about the surface.
        var start = new ProcessStartInfo("dotnet", ["pack", "sdk/PerfHost.Sdk", "--configuration", "Debug", "-nologo", "-p:RunAnalyzers=false", "--output", _folder.File("out")])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var pack = Process.Start(start)!;
        var output = await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (pack.ExitCode, output);
    }
}
