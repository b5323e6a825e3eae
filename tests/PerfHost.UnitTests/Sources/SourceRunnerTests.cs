using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Host.Sources;
using PerfHost.Sdk;
using PerfHost.Web.Sources;

namespace PerfHost.UnitTests.Sources;

public sealed class SourceRunnerTests
{
    private const string Sources = """
        sources:
          - id: payments
            source: connectors/csv
            jurisdiction: "510116"
            mapping: mapping.yaml
            settings: { file: payments.csv }
            files: [.]
            fresh-within: 2d
        """;

    private const string Mapping = "subject: project\nperiod: day\nduplicates: last\nvalues: [{ item: item, value: amount }]\n";

    private static readonly string Unreadable = Sources.Replace("settings: { file: payments.csv }", "settings: { file: payments.csv, connection: { secret: PERFHOST_TEST_NOT_SET } }", StringComparison.Ordinal);

    [Fact]
    public async Task Run_NewChangedAndKnownValues_EnterTheLedgerOnce()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\nf2,2024-11-30,execution,20\n");
        var runner = house.Runner();

        Assert.Equal(new SourceTally(2, 0, 0), (await RunAsync(runner)).Last);
        Write(house, "f1,2024-11-30,i001,11\nf2,2024-11-30,execution,20\n");
        Assert.Equal(new SourceTally(1, 1, 0), (await RunAsync(runner)).Last);

        var observed = await house.ObservedAsync();
        Assert.Equal(
            [
                new ObservationRecorded("f1", "i001", new DateOnly(2024, 11, 30), Value.Of(10), "数据源 payments", "payments.csv 第 2 行第 4 列"),
                new ObservationRecorded("f2", "execution", new DateOnly(2024, 11, 30), Value.Of(20), "数据源 payments", "payments.csv 第 3 行第 4 列"),
                new ObservationRecorded("f1", "i001", new DateOnly(2024, 11, 30), Value.Of(11), "数据源 payments", "payments.csv 第 2 行第 4 列", Corrects: 5),
            ],
            observed);
    }

    [Fact]
    public async Task Run_RowsTheLedgerMayNotTake_AreRejectedAndListed()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\nf9,2024-11-30,i001,1\nf1,2024-11-30,i099,1\nf1,十一月,i001,1\n");
        var runner = house.Runner();

        Assert.Equal(new SourceTally(1, 0, 3), (await RunAsync(runner)).Last);

        var listed = runner.Rejections("payments", 10).OrderBy(row => row.Place, StringComparer.Ordinal).ToList();
        Assert.Equal(["payments.csv 第 3 行第 4 列", "payments.csv 第 4 行第 4 列", "payments.csv 第 5 行第 2 列"], listed.Select(row => row.Place));
        Assert.Contains("没有评价对象“f9”", listed[0].Expected, StringComparison.Ordinal);
        Assert.Contains("没有指标“i099”", listed[1].Expected, StringComparison.Ordinal);
        Assert.Equal(("十一月", "日期 yyyy-MM-dd"), (listed[2].Found, listed[2].Expected));
    }

    [Fact]
    public async Task Run_UnchangedFile_StillSaysWhatWasRejected()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\nf1,十一月,i001,1\n");
        var runner = house.Runner();
        await RunAsync(runner);

        Assert.Equal((new SourceTally(1, 0, 1), (string?)null), (await RunAsync(runner)) is var again ? (again.Last, again.Error) : default);
        Assert.Equal("十一月", Assert.Single(runner.Rejections("payments", 10)).Found);

        Write(house, "f1,2024-11-30,i001,10\n");
        Assert.Equal(new SourceTally(0, 1, 0), (await RunAsync(runner)).Last);
    }

    [Fact]
    public async Task Run_OtherColumnsThanTheMappings_FailsNamingThem()
    {
        await using var house = await HouseAsync("");
        await File.WriteAllTextAsync(house["payments.csv"], "项目,日期\nf1,2024-11-30\n", TestContext.Current.CancellationToken);

        var state = await RunAsync(house.Runner());

        Assert.Equal(1, state.Failures);
        Assert.Equal("payments.csv 第 1 行：映射要用的列一个也没有。找到的列：项目、日期；应有的列：project、item、amount、day。", state.Error);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task Run_AfterACrashAtAnAppend_NothingIsLostOrDoubled(int append, bool after)
    {
        // The same cell again and again: a doubled batch cannot hide behind values that are the same.
        var rows = string.Concat(Enumerable.Range(1, 2500).Select(number => string.Create(CultureInfo.InvariantCulture, $"f{1 + (number % 3)},2024-11-30,i001,{number}\n")));
        await using var house = await HouseAsync(rows);
        var breaking = new BreakingStore(house.Store, append, after);

        await Assert.ThrowsAsync<BreakingStore.CrashException>(() => RunAsync(house.Runner(breaking)));
        Assert.True(breaking.IsBroken);
        var state = await RunAsync(house.Runner());

        Assert.Null(state.Error);
        Assert.Equal(Enumerable.Range(1, 2500).Select(number => (double)number), (await house.ObservedAsync()).Select(observed => observed.Value.Number));
    }

    [Fact]
    public async Task Run_AfterTheLedgerWasRestored_ReadsAgain()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\n");
        await RunAsync(house.Runner());

        await house.RestoreAsync();

        Assert.Equal(new SourceTally(1, 0, 0), (await RunAsync(house.Runner())).Last);
    }

    [Fact]
    public async Task Run_WithoutAState_SaysNothingTwice()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\n");
        await RunAsync(house.Runner());

        Directory.Delete(house["sources"], recursive: true);

        Assert.Equal(new SourceTally(0, 1, 0), (await RunAsync(house.Runner())).Last);
        Assert.Single(await house.ObservedAsync());
    }

    [Fact]
    public async Task Run_ThatKeepsFailing_WaitsLongerAndLongerAndIsSuspended()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\n");
        house.Configure(Unreadable + "\n    schedule: 0 30 6 * * ?");
        var runner = house.Runner();

        var waits = new List<TimeSpan?>();
        for (var i = 0; i < SourceState.MostFailures; i++)
        {
            waits.Add((await RunAsync(runner)).RetryAt - house.Clock.GetUtcNow());
        }

        Assert.Equal([.. new[] { 1, 2, 4, 8, 16 }.Select(minutes => (TimeSpan?)TimeSpan.FromMinutes(minutes)), null], waits);
        Assert.True(runner.State("payments").IsSuspended);
        Assert.Contains("PERFHOST_TEST_NOT_SET", runner.State("payments").Error, StringComparison.Ordinal);

        house.Configure(Sources);
        Assert.Equal((0, null, null), (await RunAsync(runner)) is var state ? (state.Failures, state.Error, state.RetryAt) : default);
    }

    [Fact]
    public async Task Run_ThatFailsWithoutASchedule_PromisesNoRetry()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\n");
        house.Configure(Unreadable);
        var runner = house.Runner();

        Assert.Equal((1, null), (await RunAsync(runner)) is var state ? (state.Failures, state.RetryAt) : default);

        // Nor does one that lost its schedule after it failed.
        house.Configure(Unreadable + "\n    schedule: 0 30 6 * * ?");
        Assert.NotNull((await RunAsync(runner)).RetryAt);
        house.Configure(Unreadable);
        Assert.Null(runner.Status(runner.File().Find("payments")).RetryAt);
    }

    [Fact]
    public async Task State_PromisedValueThatDoesNotCome_IsOverdueUntilItComes()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\n");
        var runner = house.Runner();
        var source = runner.File().Find("payments");
        bool IsOverdue() => runner.State("payments").IsOverdue(source, house.Clock.GetUtcNow());

        await RunAsync(runner);
        house.Clock.Set(house.Clock.GetUtcNow().AddDays(2));
        Assert.False(IsOverdue());
        house.Clock.Set(house.Clock.GetUtcNow().AddSeconds(1));
        Assert.True(IsOverdue());

        // Reading the same again is no new value.
        await RunAsync(runner);
        Assert.True(IsOverdue());
        Write(house, "f1,2024-11-30,i001,11\n");
        await RunAsync(runner);
        Assert.False(IsOverdue());
    }

    [Fact]
    public async Task Check_ReadsEverythingAndKeepsNothing()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\nf9,2024-11-30,i001,1\n");
        var runner = house.Runner();

        var trial = await runner.CheckAsync("payments", 10, TestContext.Current.CancellationToken);

        Assert.Equal((new SourceTally(1, 0, 1), (string?)null), (trial.Tally, trial.Error));
        Assert.Equal("payments.csv 第 3 行第 4 列", Assert.Single(trial.Rejections).Place);
        Assert.Empty(await house.ObservedAsync());
        Assert.False(Directory.Exists(house["sources"]));
    }

    [Theory]
    [InlineData("jurisdiction: \"510116\"", "jurisdiction: 无此区", "没有行政区“无此区”的台账")]
    [InlineData("connectors/csv", "nowhere/csv", "没有程序包“nowhere”")]
    [InlineData("connectors/csv", "connectors/nothing", "没有数据源“nothing”。现有：csv、")]
    [InlineData("files: [.]", "files: [/elsewhere]", "没有同意读取")]
    [InlineData("connectors/csv", "simple/csv", "没有在 capabilities 中申请")]
    public async Task Run_WhatCannotBeRun_SaysWhy(string part, string other, string reason)
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\n");
        house.Configure(Sources.Replace(part, other, StringComparison.Ordinal));

        var state = await RunAsync(other.StartsWith("simple", StringComparison.Ordinal) ? house.Unruly() : house.Runner());

        Assert.Contains(reason, state.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", state.Error, StringComparison.Ordinal);
        Assert.Empty(await house.ObservedAsync());
    }

    private static Task<SourceState> RunAsync(SourceRunner runner) => SourceHouse.RunAsync(runner, "payments");

    private static async Task<SourceHouse> HouseAsync(string rows)
    {
        var house = await SourceHouse.OpenAsync(Sources);
        await File.WriteAllTextAsync(house["mapping.yaml"], Mapping);
        Write(house, rows);
        return house;
    }

    private static void Write(SourceHouse house, string rows) => File.WriteAllText(house["payments.csv"], "project,day,item,amount\n" + rows);
}
