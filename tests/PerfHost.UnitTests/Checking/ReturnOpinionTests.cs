using PerfHost.Documents.Forms;
using PerfHost.Engine.Findings;
using PerfHost.Sdk;
using PerfHost.Web.Checking;
using PerfHost.Web.Text;

namespace PerfHost.UnitTests.Checking;

public sealed class ReturnOpinionTests
{
    private static readonly ReturnOpinion Opinion = new(Texts.In("zh"));

    [Fact]
    public void On_SeveralFindings_NumbersThemWithWhatMustBeMendedFirst()
    {
        var text = Opinion.On([FindingCatalogue.ScoreDiffers.At("表!G9 数量", "9", "8.62"), FindingCatalogue.WeightsSum.At("分值", "110", "100")]);

        Assert.Equal(
            "退回修改：1.分值，分值合计不符，填报为“110”，应为“100”，请核对各指标分值与预算执行分值；"
            + "2.表!G9 数量，自评得分与规则测算不一致，填报为“9”，应为“8.62”，请说明理由或更正得分。",
            text);
    }

    [Fact]
    public void On_OnlyWhatNeedsAReason_AsksForTheReason() =>
        Assert.StartsWith("退回补充说明：表!G9，", Opinion.On([FindingCatalogue.ScoreDiffers.At("表!G9", "9", "8.62")]), StringComparison.Ordinal);

    [Fact]
    public void On_OnlyNotes_AsksToCheck() =>
        Assert.StartsWith("请核对：表!D9，", Opinion.On(FindingCatalogue.OperatorInferred.At("表!D9", "100", "≥100")), StringComparison.Ordinal);

    [Fact]
    public void On_NoFinding_IsEmpty() => Assert.Equal("", Opinion.On([]));

    [Fact]
    public void On_AdviceWithASemicolon_KeepsOnePointOnePoint() =>
        Assert.DoesNotContain('；', Opinion.On([FindingCatalogue.ExecutionUndefined.At("预算执行", "0/0", "大于零的预算数")]));

    [Fact]
    public void On_APlacesOwnRule_TakesItsSentenceAndAsksForACorrection() => Assert.Equal(
        "退回修改：预算执行：未写原因，请补写。",
        Opinion.On([new Finding("somewhere/reason", "预算执行", "", "", "预算执行：未写原因，请补写。")]));

    [Fact]
    public void On_FileThatIsNoForm_SaysWhatToSendAgain() => Assert.Equal(
        "退回重报：文件“甲/乙.xlsx”文件是空的（0 字节），请检查后重新上传。",
        Opinion.On("甲/乙.xlsx", new FormFormatException("文件是空的", "乙.xlsx", "0 字节", "填好的表", "请检查后重新上传")));

    [Fact]
    public void On_TextThatTurnsTheDirectionOfWriting_LosesTheSign() =>
        Assert.DoesNotContain('\u202E', Opinion.On(FindingCatalogue.HintText.At("表!A1", "a\u202Eb\u0001", "c")));
}
