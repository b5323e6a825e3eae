using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary>A wrong command line is answered with what was found and what would do, in the chosen language.</summary>
public sealed partial class UsageTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "nope", "不认识“nope”。可用：serve、score、", "Unknown 'nope'. Available: serve, score, " },
        { "--nope", "不认识“--nope”", "Unknown '--nope'" },
        { "serve --nope", "不认识“--nope”。可用：--demo", "Unknown '--nope'. Available: --demo" },
        { "score form.json --nope", "不认识“--nope”。可用：--scheme", "Unknown '--nope'. Available: --scheme" },
        { "score form.json --scheme nope", "没有方案“nope”。现有：demonstration、", "There is no scheme 'nope'. Known: demonstration, " },
        { "score", "缺少 FILE", "FILE is missing" },
        { "export form.json --layout national", "缺少选项 --output", "Option --output is missing" },
        { "export form.json --layout nope -o out.xlsx", "没有版式“nope”。现有：national、", "There is no layout 'nope'. Known: national, " },
        { "observe", "缺少选项 --jurisdiction", "Option --jurisdiction is missing" },
        { "plugins", "缺少子命令。可用：list", "A command is missing. Available: list" },
        { "serve --urls http://0.0.0.0:5080", "（http://0.0.0.0:5080）要先有管理员", "(http://0.0.0.0:5080) needs an administrator" },
        { "serve --urls http://*:5080", "（http://*:5080）要先有管理员", "(http://*:5080) needs an administrator" },
        { "serve --urls http://127.0.0.1:0;http://[::]:5080", "（http://[::]:5080）要先有管理员", "(http://[::]:5080) needs an administrator" },
        { "serve --max-faults x", "选项 --max-faults 的取值“x”无效", "--max-faults" },
        { "serve --max-faults 0", "选项 --max-faults 的取值“0”无效", "--max-faults" },
        { "serve --replay-speed fast", "选项 --replay-speed 的取值“fast”无效", "--replay-speed" },
        { "serve --urls nonsense", "地址无效：nonsense", "Not an address: nonsense" },
    };

    public static TheoryData<string> Commands => ["", "serve", "score", "export", "observe", "plugins", "plugins list", "source", "source run"];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Run_WrongUsage_IsRefusedInBothLanguages(string arguments, string chinese, string english)
    {
        var runs = await Task.WhenAll(CommandLine.RunAsync(arguments.Split(' ')), CommandLine.RunAsync([.. arguments.Split(' '), "--lang", "en"]));

        Assert.All(runs, run => Assert.Equal((2, ""), (run.ExitCode, run.Out)));
        Assert.Contains(chinese, runs[0].Error, StringComparison.Ordinal);
        Assert.Contains(english, runs[1].Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(Chinese(), runs[1].Error);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEveryCommand_HasAllItsTexts(string command)
    {
        string[] path = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var runs = await Task.WhenAll(CommandLine.RunAsync([.. path, "--help"]), CommandLine.RunAsync([.. path, "--help", "--lang", "en"]));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.All(runs, run => Assert.DoesNotMatch(RawKey(), run.Out));
        Assert.All(runs, run => Assert.DoesNotMatch(OptionWithoutText(), run.Out));
        Assert.Matches(Chinese(), runs[0].Out);
        Assert.DoesNotMatch(Chinese(), runs[1].Out);
    }

    /// <summary>A key such as <c>observe.key</c> where its text should stand.</summary>
    [GeneratedRegex(@"\b(app|option|serve|score|export|observe|plugins|data|packages|help|usage|column)\.[a-z][a-z-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RawKey();

    [GeneratedRegex(@"^  --\S+( [A-Z]+)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionWithoutText();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chinese();
}
