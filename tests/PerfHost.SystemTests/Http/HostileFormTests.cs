using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>What stands in a form is text, whatever it looks like.</summary>
public sealed class HostileFormTests
{
    private const string Markup = "<script>alert(1)</script>[red]";
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;

    [Fact]
    public async Task Pages_TitleWithMarkup_ShowsItAsText()
    {
        using var folder = new TemporaryFolder();
        var forms = Directory.CreateDirectory(folder.File("forms")).FullName;
        var form = await File.ReadAllTextAsync(Repository.PublishedForm("四川中江县"), _cancellation);
        await File.WriteAllTextAsync(Path.Combine(forms, "form.json"), form.Replace("\"title\": \"", "\"title\": \"" + Markup, StringComparison.Ordinal), _cancellation);
        await using var server = await PerfHostProcess.StartAsync(folder.File("data"), forms: forms);

        var page = await server.Http.GetStringAsync("/subjects", _cancellation);
        var board = new LiveBoard(server, "四川-德阳-中江县");
        var subject = await board.SubjectAsync(_cancellation);
        var explanation = await server.Http.GetStringAsync($"/explain?board={Uri.EscapeDataString(board.Id)}&subject={Uri.EscapeDataString(subject)}", _cancellation);

        Assert.Contains(Markup, (await board.CellsAsync(_cancellation))[$"subjects/{subject}/title"], StringComparison.Ordinal);
        Assert.All([page, explanation], html => Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase));
        Assert.All([page, explanation], html => Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;[red]", html, StringComparison.Ordinal));
    }
}
