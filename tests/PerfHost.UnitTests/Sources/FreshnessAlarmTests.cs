using Microsoft.Extensions.Logging.Abstractions;
using PerfHost.Engine.Facts;
using PerfHost.Host.Sources;

namespace PerfHost.UnitTests.Sources;

/// <summary>That promised data did not come stands in the ledger, once, until they come.</summary>
public sealed class FreshnessAlarmTests
{
    [Fact]
    public async Task Look_PromisedValueThatDoesNotCome_IsEnteredOnceAndClosedWhenItComes()
    {
        await using var house = await HouseAsync("f1,2024-11-30,i001,10\n");
        var runner = house.Runner();
        var first = (await SourceHouse.RunAsync(runner, "payments")).LastNew!.Value;
        Assert.Empty(await LookAsync(house, runner));

        house.Clock.Set(first.AddDays(2).AddSeconds(1));
        await LookAsync(house, runner);
        var late = Assert.Single(await LookAsync(house, house.Runner()));
        Assert.Equal(new DataOverdue("payments", "支付月报", TimeSpan.FromDays(2), first), late);

        await File.WriteAllTextAsync(house["payments.csv"], "project,day,item,amount\nf1,2024-11-30,i001,11\n", TestContext.Current.CancellationToken);
        await SourceHouse.RunAsync(runner, "payments");
        Assert.Empty(await LookAsync(house, runner));

        var kinds = (await house.Store.ReadAsync(SourceHouse.Board, 0, 100, TestContext.Current.CancellationToken)).Select(entry => entry.Header.Kind).Where(kind => kind.StartsWith("data-", StringComparison.Ordinal));
        Assert.Equal([EntryKind.DataOverdue, EntryKind.DataArrived], kinds);
    }

    [Fact]
    public async Task Look_SourceThatIsGoneFromTheFile_PromisesNothingAnyMore()
    {
        await using var house = await HouseAsync("");
        var runner = house.Runner();
        runner.Notice("payments");
        house.Clock.Set(house.Clock.GetUtcNow().AddDays(3));
        Assert.True(Assert.Single(await LookAsync(house, runner)).Never);

        house.Configure("sources: []");

        Assert.Empty(await LookAsync(house, runner));
        Assert.Empty(await LookAsync(house, runner));
    }

    [Fact]
    public async Task Look_SourceThatIsWronglyWrittenDown_IsLeftAsItWas()
    {
        await using var house = await HouseAsync("");
        var runner = house.Runner();
        runner.Notice("payments");
        house.Clock.Set(house.Clock.GetUtcNow().AddDays(3));
        Assert.Single(await LookAsync(house, runner));

        File.Delete(house["mapping.yaml"]);

        Assert.Single(await LookAsync(house, runner));
    }

    /// <returns>What the ledger says is overdue, after a look.</returns>
    private static async Task<IReadOnlyList<DataOverdue>> LookAsync(SourceHouse house, SourceRunner runner)
    {
        var facts = new FoldedFacts(house.Store);
        await new FreshnessAlarm(runner, house.Store, facts, house.Clock, NullLogger<FreshnessAlarm>.Instance).LookAsync(runner.File(), TestContext.Current.CancellationToken);
        return (await facts.LookAsync(SourceHouse.Board, known => known.Skipped == 0 ? known.Overdue.Values.ToArray() : throw new InvalidOperationException("An entry was skipped."), TestContext.Current.CancellationToken))!;
    }

    private static async Task<SourceHouse> HouseAsync(string rows)
    {
        var house = await SourceHouse.OpenAsync(SourceHouse.Payments("fresh-within: 2d"));
        await File.WriteAllTextAsync(house["mapping.yaml"], SourceHouse.Mapping);
        await File.WriteAllTextAsync(house["payments.csv"], "project,day,item,amount\n" + rows);
        return house;
    }
}
