using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.House;

/// <summary>Symbols that the house bans are build errors. Shown by building a project that uses them, one a line.</summary>
public sealed partial class BannedSymbolTests : IDisposable
{
    private static readonly string[] Everywhere =
    [
        "public static object A() => System.DateTime.Now;",
        "public static object B() => System.DateTimeOffset.UtcNow;",
        "public static object C() => System.Threading.Tasks.Task.FromResult(1).Result;",
    ];

    private static readonly string[] InTheEngine =
    [
        "public static object D() => new System.Random(1);",
        "public static object E() => System.Guid.NewGuid();",
        "public static int F() { var sum = 0; foreach (var one in new System.Collections.Generic.HashSet<int> { 1 }) { sum += one; } return sum; }",
        "public static object G() => new System.Collections.Generic.Dictionary<int, int>();",
        "public static object H() => System.TimeProvider.System;",
        "public static object I() => System.IO.File.Exists(\"x\");",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("banned").FullName;

    [Fact]
    public void Build_BannedSymbolsInTheEngine_AreErrorsOnTheirLines() =>
        Assert.Equal(Enumerable.Range(1, Everywhere.Length + InTheEngine.Length), LinesWithErrors([.. Everywhere, .. InTheEngine], engine: true));

    [Fact]
    public void Build_BannedSymbolsElsewhere_AreThoseOfTheWholeHouse() =>
        Assert.Equal(Enumerable.Range(1, Everywhere.Length), LinesWithErrors([.. Everywhere, .. InTheEngine], engine: false));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private List<int> LinesWithErrors(string[] members, bool engine)
    {
        var repository = Repository.Root;
        var banned = engine ? $"<AdditionalFiles Include=\"{Path.Combine(repository, "src", "PerfHost.Engine", "BannedSymbols.txt")}\" />" : "";
        File.WriteAllText(Path.Combine(_folder, "Probe.csproj"), $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{banned}</ItemGroup></Project>");
        File.WriteAllText(Path.Combine(_folder, "Probe.cs"), $"public static class Probe {{ {string.Join('\n', members)}\n}}\n");
        foreach (var file in (string[])["Directory.Packages.props", "BannedSymbols.txt", ".editorconfig"])
        {
            File.Copy(Path.Combine(repository, file), Path.Combine(_folder, file), overwrite: true);
        }

        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", "-nologo", "-clp:NoSummary"]) { WorkingDirectory = _folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.DoesNotContain("error NU", output, StringComparison.Ordinal);
        return [.. ErrorLine().Matches(output).Select(match => int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture)).Distinct().Order()];
    }

    [GeneratedRegex(@"Probe\.cs\((?<line>\d+),\d+\): error RS0030", RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorLine();
}
