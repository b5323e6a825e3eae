using PerfHost.Host.Commands;
using PerfHost.UnitTests.Loading.Archives;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Text;

namespace PerfHost.UnitTests.Commands;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("甲\u001B[31m乙", "甲[31m乙")]
    [InlineData("甲\u202E乙\u2066\u200B", "甲乙")]
    [InlineData("甲\r\n乙", "甲\n乙")]
    [InlineData("𠮷甲", "𠮷甲")]
    public void Plain_HiddenCharacters_AreTakenOut(string text, string plain) => Assert.Equal(plain, Terminal.Plain(text));

    [Fact]
    public async Task Verify_PackageOfAStranger_CannotSteerTheTerminal()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["x.perfpack"], ForgedPackage.Of(null, "id: a\nversion: 1.0\ntitle: \"\\e[2J\\u202E已签名\"\n"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["y.perfpack"], ForgedPackage.Of(null, ForgedPackage.Manifest, "rules/\u001B[2J\u202E.csx"), TestContext.Current.CancellationToken);
        foreach (var file in new[] { "x.perfpack", "y.perfpack" })
        {
            using var printed = new StringWriter();

            Assert.Equal(2, await PerfHostCommand.RunAsync(new CommandContext(Texts.In("zh"), printed, printed), ["package", "verify", folder[file], "--trust", folder["trust"]]));

            Assert.Contains("看不见的字符", printed.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain('\u001B', printed.ToString());
            Assert.DoesNotContain('\u202E', printed.ToString());
        }
    }
}
