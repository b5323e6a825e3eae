using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace PerfHost.SystemTests.Running;

/// <summary>A made-up county whose forms are of the running year, so that its wall has something to show; and a server with it.</summary>
public sealed class RunningYear : IAsyncLifetime
{
    /// <summary>The id of its board, a name with a scheme of its own.</summary>
    public const string Board = "四川-示例县";

    /// <summary>How many projects it has, of a million yuan each: s1, s2, …</summary>
    public const int Projects = 4;

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _forms = new();
    private PerfHostProcess? _process;

    /// <summary>The server.</summary>
    public PerfHostProcess Process => _process ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Starts the server again at the same address, with the same data.</summary>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        ArgumentNullException.ThrowIfNull(meanwhile);
        var port = Process.Address.Port;
        await Process.DisposeAsync();
        await meanwhile();
        _process = await PerfHostProcess.StartAsync(_data.Path, port, _forms.Path);
    }

    /// <summary>Observes what a project has spent so far.</summary>
    public async Task PayAsync(string subject, double yuan, CancellationToken cancellation)
    {
        var period = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var answer = await Process.Http.PostAsJsonAsync(
            $"/api/boards/{Uri.EscapeDataString(Board)}/observations", new { observations = new[] { new { subject, item = "execution", period, value = yuan } } }, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_forms.File("forms.json"), JsonSerializer.Serialize(Enumerable.Range(1, Projects).Select(Form)));
        _process = await PerfHostProcess.StartAsync(_data.Path, forms: _forms.Path);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _data.Dispose();
        _forms.Dispose();
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private static object Form(int number) => new
    {
        id = string.Create(CultureInfo.InvariantCulture, $"s{number}"),
        title = string.Create(CultureInfo.InvariantCulture, $"示例项目{number}"),
        city = "四川 示例县",
        year = Today.Year,
        department = "教育局",
        unit = "第一中学",
        budget = new { unit = "万元", annual_budget = 100, weight = 10 },
        indicators = new[] { new { level1 = "产出指标", name = "受益学生", op = ">=", target = 100, unit = "人", weight = 90 } },
    };
}
