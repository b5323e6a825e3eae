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

        var run = await CommandLine.RunAsync("rules", "editor", folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("omnisharp.json", run.Out, StringComparison.Ordinal);
        foreach (var file in (string[])["omnisharp.json", ".vscode/settings.json", ".perfhost/rules.rsp", ".perfhost/PerfHost.Sdk.dll", ".perfhost/PerfHost.Sdk.xml", ".perfhost/PerfHost.Rules.Vocabulary.dll", ".perfhost/PerfHost.Rules.Vocabulary.xml"])
        {
            Assert.True(File.Exists(folder.File(file)), file);
        }
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
