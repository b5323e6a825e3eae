using PerfHost.Engine.Facts;
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

    [Theory]
    [InlineData(30, "30 秒", "30 seconds")]
    [InlineData(60, "1 分钟", "1 minute")]
    [InlineData(90 * 60, "90 分钟", "90 minutes")]
    [InlineData(26 * 3600, "26 小时", "26 hours")]
    [InlineData(24 * 3600, "1 天", "1 day")]
    [InlineData(40 * 86400, "40 天", "40 days")]
    public void Span_OfAPromise_IsInTheUnitThatFits(int seconds, string zh, string en) =>
        Assert.Equal((zh, en), (SourceWords.Span(Texts.In("zh"), TimeSpan.FromSeconds(seconds)), SourceWords.Span(Texts.In("en"), TimeSpan.FromSeconds(seconds))));

    [Fact]
    public void Late_SourceThatNeverGaveAValue_NamesNoLastOne()
    {
        var late = new DataOverdue("a", "支付月报", TimeSpan.FromMinutes(1), new DateTimeOffset(2025, 1, 6, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal("支付月报（每 1 分钟内应有新值，最近一次 2025-01-06）", SourceWords.Late(Texts.In("zh"), late));
        Assert.Equal("支付月报（每 1 分钟内应有新值，2025-01-06 设置以来从未有新值）", SourceWords.Late(Texts.In("zh"), late with { Never = true }));
        Assert.Equal("支付月报 (a new value every 1 minute, none ever came since it was set up on 2025-01-06)", SourceWords.Late(Texts.In("en"), late with { Never = true }));
    }

    private static SourceStatus Source(string state, bool overdue, int rejected) =>
        new("a", "connectors/csv", "x", state, overdue, null, null, null, null, new SourceTally(1, 0, rejected), null);
}
