using PerfHost.Engine.Simulation;

namespace PerfHost.UnitTests.Simulation;

public class SchemeSettingsTests
{
    private static readonly DateOnly Day = new(2025, 8, 31);

    [Fact]
    public void Of_Sichuan_ListsNumbersWithTheirDocuments()
    {
        var settings = SchemeSettings.Of(TestPackages.Schemes.Find("shuangliu")!, Day);

        Assert.Contains(
            new SchemeSetting("execution.floor.8", "1—8月预算执行率预警线（%）", 60, "川财绩〔2025〕10号", new DateOnly(2025, 1, 1), "%", new SettingRange(0, 100, 1)), settings);
        Assert.Contains(settings, setting => setting is { Key: "grades/优", Value: 90, Unit: "分" });
        Assert.DoesNotContain(settings, setting => setting.Key == "qualitative.met");
    }

    [Fact]
    public void Of_BeforeTheDocument_LeavesItsNumbersOut() =>
        Assert.DoesNotContain(SchemeSettings.Of(TestPackages.Schemes.Find("shuangliu")!, new DateOnly(2024, 8, 31)), setting => setting.Key == "execution.floor.8");

    [Fact]
    public void Of_AnySetting_CanBeTriedAtBothEndsOfItsRange()
    {
        foreach (var scheme in TestPackages.Schemes.All)
        {
            Assert.All(SchemeSettings.Of(scheme, Day), setting =>
            {
                Assert.InRange(setting.Value, setting.Range.Least, setting.Range.Most);
                Assert.True(setting.Range.Step > 0);
                SchemeSettings.With(scheme, setting.Key, setting.Range.Least);
                SchemeSettings.With(scheme, setting.Key, setting.Range.Most);
            });
        }
    }

    [Fact]
    public void Of_Grade_LiesBetweenItsNeighbours()
    {
        var settings = SchemeSettings.Of(TestPackages.National, Day).Where(setting => setting.Unit == "分").ToArray();

        Assert.Equal([(90, 80, 100), (80, 60, 90), (60, 0, 80), (0, 0, 60)], settings.Select(setting => ((int)setting.Value, (int)setting.Range.Least, (int)setting.Range.Most)));
    }

    [Fact]
    public void Of_PercentageBeyondAll_HasRoomAbove() =>
        Assert.Equal(new SettingRange(0, 240, 1), SchemeSettings.Of(TestPackages.Schemes.Find("sample-timescaled")!, Day).Single(setting => setting.Key == "lights.blue-from").Range);

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
