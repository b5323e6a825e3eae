using System.Text;
using PerfHost.Scripting;

namespace PerfHost.UnitTests.Scripting;

public sealed class RuleTextTests
{
    [Fact]
    public void Read_FullHeader_IsUnderstood()
    {
        var rule = Read("// title：逆向比例\n// source: 财预〔2020〕10号\n// parameters: a、b, c\n\nreturn 1;");

        Assert.Equal("逆向比例", rule.Header.Title);
        Assert.Equal("财预〔2020〕10号", rule.Header.Source);
        Assert.Equal(["a", "b", "c"], rule.Header.Parameters);
        Assert.Equal(5, rule.Header.CodeLine);
    }

    [Theory]
    [InlineData("// source: x\nreturn 1;", "title")]
    [InlineData("// title: x\nreturn 1;", "source")]
    [InlineData("// title:\n// source: x\nreturn 1;", "title")]
    [InlineData("return 1;\n// title: x\n// source: x", "title")]
    [InlineData("// title: x\n// title: y\n// source: x\nreturn 1;", "title")]
    public void Read_IncompleteHeader_IsRefused(string text, string named)
    {
        var problem = Assert.Throws<RulesRefusedException>(() => Read(text)).Problems[0];

        Assert.Equal("rule/header", problem.Code);
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules/Reverse.indicator.csx")]
    [InlineData("rules/reverse.csx")]
    [InlineData("rules/reverse.source.csx")]
    [InlineData("rules/逆向.indicator.csx")]
    [InlineData("rules/a\"b.indicator.csx")]
    public void Read_WrongName_IsRefused(string file) =>
        Assert.Equal("rule/name", Assert.Throws<RulesRefusedException>(() => RuleText.Read(file, "x"u8)).Problems[0].Code);

    [Fact]
    public void Read_LargerThanAllowed_IsRefused() =>
        Assert.Equal("rule/size", Assert.Throws<RulesRefusedException>(() => Read(Written.Header + new string(' ', RuleText.MaxBytes))).Problems[0].Code);

    [Fact]
    public void Read_NotUtf8_IsRefused() =>
        Assert.Equal("rule/encoding", Assert.Throws<RulesRefusedException>(() => RuleText.Read("rules/x.indicator.csx", [0x2F, 0x2F, 0xB1, 0xEA])).Problems[0].Code);

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() =>
        Assert.StartsWith("// title", RuleText.Read("rules/x.indicator.csx", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Written.Header + "return 1;")]).Text, StringComparison.Ordinal);

    private static RuleText Read(string text) => RuleText.Read("rules/x.indicator.csx", Encoding.UTF8.GetBytes(text));
}
