using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Docs;

/// <summary>The tutorials' commands are run as they are printed: what does not work must not stand there.</summary>
public sealed partial class ReadmeTests(SharedDemo server) : IClassFixture<SharedDemo>
{
    [Theory]
    [InlineData("README.md", 9)]
    [InlineData("README.zh-CN.md", 3)]
    public async Task Readme_CommandsInBlocks_Succeed(string file, int least)
    {
        using var folder = new TemporaryFolder();
        var ran = 0;
        foreach (var line in Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, file)))
            .SelectMany(match => match.Groups["text"].Value.Split('\n')).Where(line => line.StartsWith("perfhost ", StringComparison.Ordinal)))
        {
            var arguments = line["perfhost ".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => word.EndsWith("*.json", StringComparison.Ordinal) ? Directory.GetFiles(Path.Combine(Repository.Root, Path.GetDirectoryName(word)!), "*.json") : [word])
                .Select(word => word is "临时救助.xlsx" or "perfhost-backup.zip" ? folder.File(word) : word)
                .ToList();
            if (arguments[0] is "observe" or "ledger" or "backup")
            {
                arguments.AddRange(["--data", server.Data]);
            }

            var run = await CommandLine.RunAsync(arguments);

            Assert.True(run.ExitCode == 0, $"{line}: exit {run.ExitCode}\n{run.Out}\n{run.Error}");
            ran++;
        }

        Assert.True(ran >= least, $"{file} has {ran} commands.");
    }

    [Fact]
    public async Task Docs_Links_LeadSomewhere()
    {
        var files = Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md"));
        foreach (var file in files)
        {
            foreach (Match link in Links().Matches(await File.ReadAllTextAsync(file)))
            {
                var target = Path.Combine(Path.GetDirectoryName(file)!, link.Groups["target"].Value);
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{Path.GetFileName(file)}: {link.Value}");
            }
        }
    }

    [GeneratedRegex("^```sh\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
