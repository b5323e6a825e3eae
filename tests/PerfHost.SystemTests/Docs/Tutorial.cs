using System.Diagnostics;
using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Docs;

/// <summary>
/// Follows a section of <c>docs/tutorial.md</c> to the letter: a block under a file's name is written into that file, a
/// block of commands is run by the shell, and every line of a block of text has to be in what came out before.
/// </summary>
internal sealed partial class Tutorial(TemporaryFolder folder)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    /// <summary>Follows the section of that heading.</summary>
    /// <param name="heading">The heading.</param>
    /// <returns>How many commands were run.</returns>
    public async Task<int> FollowAsync(string heading)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "tutorial.md"));
        var section = text.Split("\n## ").Single(part => part.StartsWith(heading + "\n", StringComparison.Ordinal));
        var (output, commands) = ("", 0);
        foreach (Match block in Blocks().Matches(section))
        {
            var (file, language, content) = (block.Groups["file"].Value, block.Groups["language"].Value, block.Groups["content"].Value);
            if (file.Length > 0)
            {
                await File.WriteAllTextAsync(folder.File(file), content);
            }
            else if (language == "sh")
            {
                output = await RunAsync(content);
                commands += content.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
            }
            else
            {
                Assert.Equal("text", language);
                Assert.All(content.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, output, StringComparison.Ordinal));
            }
        }

        return commands;
    }

    /// <summary>Runs commands in the folder: <c>perfhost</c> is the program that was built, <c>dotnet</c> has a home and a store of packages of its own.</summary>
    /// <param name="commands">One a line; the first that fails ends the test.</param>
    public async Task<string> RunAsync(string commands)
    {
        // Packing is the one step that takes place where the sources are, and with what this repository was built with.
        var script = commands.Replace("dotnet pack sdk/", $"env -u NUGET_PACKAGES dotnet pack --no-build --configuration {Repository.Configuration} '{Repository.Root}'/sdk/", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"perfhost() {{ dotnet '{Repository.Program}' \"$@\"; }}\n{script}"])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the tests' own process was told by the runner is not for others.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in ((string, string)[])
        [
            ("DOTNET_CLI_HOME", folder.File("home")), ("NUGET_PACKAGES", folder.File("packages")), ("XDG_DATA_HOME", folder.File("cache")), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"),
            ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"),
        ])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            Assert.True(process.ExitCode == 0, $"{commands}: exit {process.ExitCode}\n{await output}\n{await error}");
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

    [GeneratedRegex("(^`(?<file>[^`\n]+)`:\n\n)?^```(?<language>[a-z]+)\n(?<content>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
