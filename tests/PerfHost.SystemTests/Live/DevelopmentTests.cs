using PerfHost.Client;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>A rule is edited while a screen looks at what it computes.</summary>
public sealed class DevelopmentTests : IDisposable
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Edit_GoodThenBad_ReachesTheScreenOrTheLog()
    {
        var work = CityPackage.Write(_folder.File("work"));
        var (forms, packages) = (Directory.CreateDirectory(_folder.File("forms")).FullName, Directory.CreateDirectory(_folder.File("packages")).FullName);
        CityPackage.WriteForms(forms);
        await using var server = await PerfHostProcess.StartAsync(_folder.File("data"), ["--packages", packages, "--watch", work, "--forms", forms]);
        await using var client = await BoardClient.ConnectAsync(server.Address, _cancellation);
        await using var messages = client.WatchAsync(CityPackage.Board, null, _cancellation).GetAsyncEnumerator(_cancellation);
        var view = new BoardView(CityPackage.Board);
        view.Apply(await messages.NextAsync());
        Assert.Equal("60", view.Cells[CityPackage.Total]);

        // As editors write: another file first, which then takes the name.
        var rule = CityPackage.RuleFile(work);
        await File.WriteAllTextAsync(rule + ".tmp", CityPackage.Rule("0.5"), _cancellation);
        File.Move(rule + ".tmp", rule, overwrite: true);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(await messages.NextAsync()).Outcome);
        Assert.Equal("40", view.Cells[CityPackage.Total]);

        await File.WriteAllTextAsync(rule, "// title: 正向\n// source: 本方案约定\nreturn Weight * DateTime.Now.Year;\n", _cancellation);
        while (!server.Error.Contains($"{rule}:3:26 规则不能使用", StringComparison.Ordinal))
        {
            await Task.Delay(20, _cancellation);
        }

        await File.WriteAllTextAsync(rule, CityPackage.Rule("0.25"), _cancellation);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(await messages.NextAsync()).Outcome);
        Assert.Equal("30", view.Cells[CityPackage.Total]);
        Assert.True(view.IsConsistent);
    }

    public void Dispose() => _folder.Dispose();
}
