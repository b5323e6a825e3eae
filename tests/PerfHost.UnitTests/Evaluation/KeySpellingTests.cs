using PerfHost.Engine.Evaluation;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Evaluation;

/// <summary>A slip in a key is answered with the keys that there are.</summary>
public sealed class KeySpellingTests
{
    private static readonly string[] Keys = ["unit-cost", "staff.per-point", "next-year", "proportional", "light.red"];

    [Theory]
    [InlineData("unit-cots", "unit-cost")]
    [InlineData("staff.perpoint", "staff.per-point")]
    [InlineData("NextYear", "next-year")]
    [InlineData("porportional", "proportional")]
    [InlineData("floor", null)]
    [InlineData("", null)]
    public void Near_Slip_IsTheKeyThatWasMeant(string key, string? expected) => Assert.Equal(expected, KeySpelling.Near(key, Keys));

    [Fact]
    public void Nearest_LongText_IsComparedByItsBeginning() =>
        Assert.Equal("unit-cost", KeySpelling.Nearest("unit-cost" + new string('.', 1 << 20), Keys)[0]);

    [Fact]
    public void Find_KeyThatIsNotThere_NamesTheKindOfThingAndTheKeysNearest()
    {
        var type = new Kind();
        var extensions = new ExtensionSet([.. new[] { "unit-cost", "a", "b", "c", "d", "e" }.Select(key => TestPackages.Bind(key, type, "mycity")), TestPackages.Bind("ratio", type, "other")]);

        Assert.Equal("没有已装载的指标类型“unit-cots”。请安装提供它的插件包，或改正拼写。现有：unit-cost、ratio、c、a、b 等。", extensions.Find<IIndicatorType>("unit-cots", "mycity", out _));
        Assert.Equal("没有已装载的指标类型“other/raito”。请安装提供它的插件包，或改正拼写。现有：other/ratio。", extensions.Find<IIndicatorType>("other/raito", "mycity", out _));
        Assert.Equal("没有已装载的评价方法“lihgt”。请安装提供它的插件包，或改正拼写。", extensions.Find<IEvaluationMethod>("lihgt", "mycity", out _));
        Assert.StartsWith("没有已装载的结果应用“", extensions.Find<IResultPolicy>("next", "mycity", out _), StringComparison.Ordinal);
        Assert.StartsWith("没有已装载的数据源“", extensions.Find<IDataSource>("next", "mycity", out _), StringComparison.Ordinal);
    }

    private sealed class Kind : IIndicatorType
    {
        public Score Evaluate(Measurement measurement) => 0;
    }
}
