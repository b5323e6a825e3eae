using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>Asking for papers that a board cannot fill.</summary>
public sealed class PaperTests(SharedDemo demo) : IClassFixture<SharedDemo>
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;

    [Theory]
    [InlineData("/papers/monitoring?board=nowhere", "没有看板“nowhere”")]
    [InlineData("/papers/monitoring", "没有看板“”")]
    [InlineData("/papers/monitoring?board=河北-廊坊市", "在监控的项目，无法起草通报")]
    [InlineData("/papers/rectification?board=nowhere&id=1", "没有看板“nowhere”")]
    [InlineData("/papers/rectification?board=河北-廊坊市", "没有编号为“”的整改")]
    [InlineData("/papers/rectification?board=河北-廊坊市&id=<b>", "没有编号为“<b>”的整改")]
    public async Task Paper_NothingToFillItWith_SaysWhy(string address, string reason)
    {
        using var answer = await demo.Process.Http.GetAsync(address, _cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(reason, (await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
