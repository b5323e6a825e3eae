using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Numbers;

public class QuantityReaderTests
{
    [Theory]
    [InlineData("≥50个", Comparator.AtLeast, 50, "个")]
    [InlineData("≥100百分比", Comparator.AtLeast, 100, "%")]
    [InlineData("≤90万元", Comparator.AtMost, 90, "万元")]
    [InlineData("=100%", Comparator.Equal, 100, "%")]
    [InlineData("≤10次", Comparator.AtMost, 10, "次")]
    [InlineData("22.5", Comparator.None, 22.5, "")]
    [InlineData("1.5", Comparator.None, 1.5, "")]
    [InlineData("３８，５０８人", Comparator.None, 38508, "人")]
    [InlineData("＞＝９５％", Comparator.AtLeast, 95, "%")]
    [InlineData("≧ 360 天", Comparator.AtLeast, 360, "天")]
    [InlineData("<0.9‰", Comparator.LessThan, 0.9, "‰")]
    [InlineData("不低于90%", Comparator.AtLeast, 90, "%")]
    [InlineData("不超过 5300 元/户", Comparator.AtMost, 5300, "元/户")]
    [InlineData("90%以上", Comparator.AtLeast, 90, "%")]
    [InlineData("30天以内", Comparator.AtMost, 30, "天")]
    [InlineData("-3.2%", Comparator.None, -3.2, "%")]
    [InlineData("25m2", Comparator.None, 25, "平方米")]
    [InlineData("0", Comparator.None, 0, "")]
    [InlineData("4e1", Comparator.None, 40, "")]
    [InlineData("≥1.5E3人", Comparator.AtLeast, 1500, "人")]
    public void Read_NumberAsPeopleWriteIt_GivesComparatorNumberAndUnit(string text, Comparator comparator, double number, string unit)
    {
        var quantity = QuantityReader.Read(text);

        Assert.Equal(comparator, quantity.Comparator);
        Assert.Equal(number, quantity.Value.Number);
        Assert.Equal(unit, quantity.Unit);
    }

    [Theory]
    [InlineData("效果明显")]
    [InlineData("三个")]
    [InlineData("90-100")]
    [InlineData("1/2")]
    [InlineData("完成")]
    [InlineData("约50个，比上年多10个")]
    [InlineData("٢٠٢٣-12-31")]
    [InlineData("٤٠")]
    public void Read_Words_StaysWords(string text)
    {
        var quantity = QuantityReader.Read(text);

        Assert.Equal(new GradeValue(text), quantity.Value);
        Assert.True(double.IsNaN(quantity.Value.Number));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　 ")]
    public void Read_Blank_IsMissing(string? text) => Assert.IsType<MissingValue>(QuantityReader.Read(text).Value);

    [Theory]
    [InlineData("2022年12月31日", 2022, 12, 31)]
    [InlineData("12月底前", 2023, 12, 31)]
    [InlineData("２０２２年６月底前完成", 2022, 6, 30)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("11月", 2023, 11, 30)]
    public void Read_Date_IsADate(string text, int year, int month, int day) =>
        Assert.Equal(new DateValue(new DateOnly(year, month, day)), QuantityReader.Read(text, 2023).Value);

    [Fact]
    public void Read_DateWithoutAnyYear_StaysWords() => Assert.IsType<GradeValue>(QuantityReader.Read("12月底前").Value);

    [Theory]
    [InlineData(">=", Comparator.AtLeast)]
    [InlineData("≥", Comparator.AtLeast)]
    [InlineData("＝", Comparator.Equal)]
    [InlineData("小于等于", Comparator.AtMost)]
    [InlineData("定性", Comparator.Qualitative)]
    [InlineData("qual", Comparator.Qualitative)]
    [InlineData("checklist", Comparator.Checklist)]
    [InlineData("<", Comparator.LessThan)]
    [InlineData("", Comparator.None)]
    public void ReadComparator_ColumnOfItsOwn_IsRead(string text, Comparator comparator) =>
        Assert.Equal(comparator, QuantityReader.ReadComparator(text));

    [Fact]
    public void ReadComparator_Unknown_IsNull() => Assert.Null(QuantityReader.ReadComparator("差不多"));
}
