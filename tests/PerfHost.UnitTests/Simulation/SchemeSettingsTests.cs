using PerfHost.Engine.Simulation;

namespace PerfHost.UnitTests.Simulation;

public class SchemeSettingsTests
{
    private static readonly DateOnly Day = new(2025, 8, 31);

    [Fact]
    public void Of_Sichuan_ListsNumbersWithTheirDocuments()
    {
        var settings = SchemeSettings.Of(TestPackages.Schemes.Find("shuangliu")!, Day);

        Assert.Contains(new SchemeSetting("execution.floor.8", "1—8月预算执行率预警线（%）", 60, "川财绩〔2025〕10号"), settings);
        Assert.Contains(settings, setting => setting is { Key: "grades/优", Value: 90 });
        Assert.DoesNotContain(settings, setting => setting.Key == "qualitative.met");
    }

    [Fact]
    public void Of_BeforeTheDocument_LeavesItsNumbersOut() =>
        Assert.DoesNotContain(SchemeSettings.Of(TestPackages.Schemes.Find("shuangliu")!, new DateOnly(2024, 8, 31)), setting => setting.Key == "execution.floor.8");

    [Fact]
    public void With_Parameter_MovesItAndNamesNoDocument()
    {
        var tried = SchemeSettings.With(TestPackages.Schemes.Find("shuangliu")!, "execution.floor.8", 55.5);

        Assert.Equal((55.5, SchemeSettings.TrialSource), (tried.InForce(Day).Get("execution.floor.8").Number, tried.InForce(Day).Get("execution.floor.8").Source));
        Assert.Equal(60, TestPackages.Schemes.Find("shuangliu")!.InForce(Day).Get("execution.floor.8").Number);
    }

    [Fact]
    public void With_UnknownKey_SaysWhichThereAre()
    {
        var error = Assert.Throws<SettingRefusedException>(() => SchemeSettings.With(TestPackages.National, "execution.flor", 1));

        Assert.Contains("execution.flor", error.Message, StringComparison.Ordinal);
        Assert.Contains("deduction.per-point", error.Message, StringComparison.Ordinal);
        Assert.Contains("grades/优", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("qualitative.met", 1)]
    [InlineData("grades/特优", 95)]
    [InlineData("grades/优", 79)]
    [InlineData("grades/良", 91)]
    [InlineData("grades/差", -1)]
    [InlineData("grades/优", 101)]
    [InlineData("deduction.per-point", double.NaN)]
    [InlineData("deduction.per-point", double.PositiveInfinity)]
    public void With_SenselessValue_IsRefused(string key, double value) =>
        Assert.Throws<SettingRefusedException>(() => SchemeSettings.With(TestPackages.National, key, value));
}
