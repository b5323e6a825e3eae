using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>Trying another value of a number over HTTP.</summary>
public sealed class TrialTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private const string Board = "湖北-黄石市";
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;
    private readonly HttpClient _http = demo.Process.Http;

    [Fact]
    public async Task Trial_FloorOfAGrade_TellsWhoMovesAndAppliesNothing()
    {
        var scheme = (await _http.GetFromJsonAsync<JsonElement>($"/api/boards/{Uri.EscapeDataString(Board)}/settings", _cancellation)).EnumerateArray().Single();
        Assert.Contains(scheme.GetProperty("settings").EnumerateArray(), setting => setting.GetProperty("key").GetString() == "grades/优" && setting.GetProperty("source").GetString()!.Length > 0);
        var before = await new LiveBoard(demo.Process, Board).CellsAsync(_cancellation);

        var trial = await _http.GetFromJsonAsync<JsonElement>(Trial(scheme.GetProperty("scheme").GetString()!, "grades/优", "100"), _cancellation);

        Assert.True(trial.GetProperty("subjects").GetInt32() > 0);
        Assert.Equal(
            trial.GetProperty("grades").EnumerateArray().Sum(row => row.GetProperty("now").GetInt32()),
            trial.GetProperty("grades").EnumerateArray().Sum(row => row.GetProperty("then").GetInt32()));
        Assert.All(trial.GetProperty("shifts").EnumerateArray(), shift =>
            Assert.Equal(("优", true), (shift.GetProperty("now").GetProperty("grade").GetString(), shift.GetProperty("isVisible").GetBoolean())));
        Assert.Equal(before, await new LiveBoard(demo.Process, Board).CellsAsync(_cancellation));
    }

    [Theory]
    [InlineData("national", "grades/优", "50", HttpStatusCode.NotFound)]
    [InlineData("huangshi", "nothing", "50", HttpStatusCode.BadRequest)]
    [InlineData("huangshi", "grades/优", "1", HttpStatusCode.BadRequest)]
    [InlineData("huangshi", "grades/优", "many", HttpStatusCode.BadRequest)]
    public async Task Trial_WrongQuestion_IsAnsweredWithTheReason(string scheme, string setting, string value, HttpStatusCode expected)
    {
        using var answer = await _http.GetAsync(Trial(scheme, setting, value), _cancellation);

        Assert.Equal(expected, answer.StatusCode);
        var reason = (await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("error").GetString()!;
        Assert.NotEmpty(reason);
        Assert.DoesNotContain("Parameter '", reason, StringComparison.Ordinal);
    }

    private static string Trial(string scheme, string setting, string value) => string.Create(
        CultureInfo.InvariantCulture, $"/api/boards/{Uri.EscapeDataString(Board)}/trial?scheme={scheme}&setting={Uri.EscapeDataString(setting)}&value={value}");
}
