using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost rules editor</c>.</summary>
public sealed class RulesEditorCommandTests
{
    [Fact]
    public async Task Editor_FolderWithRules_GetsWhatTheEditorReads()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("rules"));
        await File.WriteAllTextAsync(folder.File("rules/half.indicator.csx"), "// title: 半分\n// source: 本方案约定\nreturn Weight / 2;\n", TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("rules", "editor", folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("omnisharp.json", run.Out, StringComparison.Ordinal);
        foreach (var file in (string[])["omnisharp.json", ".vscode/settings.json", ".perfhost/rules.rsp", ".perfhost/PerfHost.Sdk.dll", ".perfhost/PerfHost.Sdk.xml", ".perfhost/indicator.csx"])
        {
            Assert.True(File.Exists(folder.File(file)), file);
        }

        Assert.Contains("#load \"../.perfhost/indicator.csx\"\nreturn Weight / 2;", await File.ReadAllTextAsync(folder.File("rules/half.indicator.csx"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync("rules", "check", folder.File("rules/half.indicator.csx"))).ExitCode);
    }

    [Fact]
    public async Task Editor_FolderWithoutRules_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandLine.RunAsync("rules", "editor", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(folder.Path, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
