using PerfHost.Engine.Facts;
using PerfHost.Host.Sources;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Sources;

public sealed class ReadOnlySourcesTests
{
    private const string Sources = "sources:\n  - id: budget\n    source: connectors/csv\n    jurisdiction: \"510116\"\n    read-only: YES\n";

    [Theory]
    [InlineData("true", "f1", "i001", true)]
    [InlineData("true", "f1", "i002", false)]
    [InlineData("true", "f2", "i001", false)]
    [InlineData("false", "f1", "i001", false)]
    [InlineData("nonsense", "f1", "i001", true)]
    public async Task Refuse_WhatAnotherSystemKeeps_CannotBeObservedOver(string readOnly, string subject, string item, bool refused)
    {
        await using var house = await SourceHouse.OpenAsync(Sources.Replace("YES", readOnly, StringComparison.Ordinal));
        var period = new DateOnly(2024, 6, 30);
        await house.Store.AppendAsync(SourceHouse.Board, new([Entries.Observed([new ObservationRecorded("f1", "i001", period, Value.Of(1), SourceConfig.NameFor("budget"))])]));

        var refusal = await new FoldedFacts(house.Store).LookAsync(
            SourceHouse.Board, facts => ReadOnlySources.Refuse(house.Path, facts, [new ObservationRecorded(subject, item, period, Value.Of(2), "张三")]) ?? "", TestContext.Current.CancellationToken);

        Assert.Equal(refused, refusal!.Contains("数据源 budget", StringComparison.Ordinal));
        Assert.Equal(refused, refusal.Length > 0);
    }
}
