using PerfHost.Web.Sources;
using PerfHost.Web.Text;

namespace PerfHost.UnitTests.Sources;

/// <summary>Green is only what needs nobody's eye.</summary>
public sealed class SourceWordsTests
{
    [Theory]
    [InlineData("ok", false, 0, "正常", "done")]
    [InlineData("ok", false, 3, "有 3 行不能读入", "due")]
    [InlineData("ok", true, 0, "逾期未到", "late")]
    [InlineData("ok", true, 3, "逾期未到、有 3 行不能读入", "late due")]
    [InlineData("new", true, 0, "尚未读取、逾期未到", "due late")]
    [InlineData("failing", false, 0, "失败，等待处理", "late")]
    public void Of_Source_SaysEverythingThatIsWrong(string state, bool overdue, int rejected, string words, string chips)
    {
        var source = Source(state, overdue, rejected);
        var texts = Texts.In("zh");

        Assert.Equal(words, texts.Join(SourceWords.Of(source).Select(word => SourceWords.Say(texts, word, source))));
        Assert.Equal(chips, string.Join(' ', SourceWords.Of(source).Select(SourceWords.Chip)));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Of_AnySource_HasWordsInBothLanguages(string language)
    {
        var texts = Texts.In(language);
        var sources = new[] { "new", "ok", "running", "failing", "suspended" }.SelectMany(state => new[] { Source(state, true, 0), Source(state, false, 1), Source(state, false, 0) });

        foreach (var source in sources.SelectMany(source => new[] { source, source with { Schedule = "0 30 6 * * ?" } }))
        {
            Assert.All(SourceWords.Of(source), word => Assert.Contains($"source.state.{word}", texts.Keys));
            Assert.Contains($"sources.count.{SourceWords.Chief(source)}", texts.Keys);
        }
    }

    private static SourceStatus Source(string state, bool overdue, int rejected) =>
        new("a", "connectors/csv", "x", state, overdue, null, null, null, null, new SourceTally(1, 0, rejected), null);
}
