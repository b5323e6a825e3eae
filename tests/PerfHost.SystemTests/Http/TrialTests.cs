using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>Trying another value of a number over HTTP.</summary>
public sealed class TrialTests(SharedDemo demo) : IClassFixture<SharedDemo>
{
    private const string Board = "河北-廊坊市";
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;
    private readonly HttpClient _http = demo.Process.Http;

    [Fact]
    public async Task Trial_FloorOfAGrade_TellsWhoMovesAndAppliesNothing()
    {
        var scheme = (await _http.GetFromJsonAsync<JsonElement>($"/api/boards/{Uri.EscapeDataString(Board)}/settings", _cancellation)).EnumerateArray().Single();
        Assert.Contains(scheme.GetProperty("settings").EnumerateArray(), setting => setting.GetProperty("key").GetString() == "grades/优" && setting.GetProperty("source").GetString()!.Length > 0);
        var before = await new LiveBoard(demo.Process, Board).CellsAsync(_cancellation);

        var trial = await _http.GetFromJsonAsync<JsonElement>(Trial(scheme.GetProperty("scheme").GetString()!, "grades/优", "100"), _cancellation);

        Assert.True(trial.GetProperty("finished").GetInt32() > 0);
        Assert.Equal(
            trial.GetProperty("grades").EnumerateArray().Sum(row => row.GetProperty("now").GetInt32()),
            trial.GetProperty("grades").EnumerateArray().Sum(row => row.GetProperty("then").GetInt32()));
        var shifts = trial.GetProperty("shifts").EnumerateArray().ToArray();
        Assert.NotEmpty(shifts);
        Assert.Equal(trial.GetProperty("changed").GetInt32(), shifts.Length);
        Assert.All(shifts, shift => Assert.Equal("优", shift.GetProperty("now").GetProperty("grade").GetString()));
        Assert.Equal(before, await new LiveBoard(demo.Process, Board).CellsAsync(_cancellation));
    }

    [Theory]
    [InlineData("shuangliu", "grades/优", "50", HttpStatusCode.NotFound)]
    [InlineData("national", "nothing", "50", HttpStatusCode.BadRequest)]
    [InlineData("national", "grades/优", "1", HttpStatusCode.BadRequest)]
    [InlineData("national", "grades/优", "many", HttpStatusCode.BadRequest)]
    [InlineData("national", "grades/优", "95&count=1001", HttpStatusCode.BadRequest)]
    [InlineData("national", "grades/优", "95&from=-1", HttpStatusCode.BadRequest)]
    public async Task Trial_WrongQuestion_IsAnsweredWithTheReason(string scheme, string setting, string value, HttpStatusCode expected)
    {
        using var answer = await _http.GetAsync(Trial(scheme, setting, value), _cancellation);

        Assert.Equal(expected, answer.StatusCode);
        var reason = (await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("error").GetString()!;
        Assert.NotEmpty(reason);
        Assert.DoesNotContain("Parameter '", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrialPage_MovedFloor_ListsWhoMoves()
    {
        var page = await _http.GetStringAsync(Page("grades/优", "100"), _cancellation);

        Assert.Contains("优 → 良", page, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("优 → 良", await _http.GetStringAsync(Page("grades/优", "90"), _cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrialPage_NothingChosen_ShowsTheFirstBoardAtTheValueInForce()
    {
        var page = await _http.GetStringAsync("/trial", _cancellation);

        Assert.Contains("这就是现行值", page, StringComparison.Ordinal);
        Assert.Contains("只试算，不采用", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrialPage_RowsBeyondTheEnd_ShowsTheLastPage() =>
        Assert.Contains("优 → 良", await _http.GetStringAsync(Page("grades/优", "100") + "&from=2000000000", _cancellation), StringComparison.Ordinal);

    [Fact]
    public async Task TrialPage_NotANumber_SaysSoEncoded()
    {
        var page = await _http.GetStringAsync(Page("grades/优", "<script>"), _cancellation);

        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    private static string Page(string setting, string value) => $"/trial?board={Uri.EscapeDataString(Board)}&scheme=national&setting={Uri.EscapeDataString(setting)}&value={Uri.EscapeDataString(value)}";

    private static string Trial(string scheme, string setting, string value) => string.Create(
        CultureInfo.InvariantCulture, $"/api/boards/{Uri.EscapeDataString(Board)}/trial?scheme={scheme}&setting={Uri.EscapeDataString(setting)}&value={value}");
}
