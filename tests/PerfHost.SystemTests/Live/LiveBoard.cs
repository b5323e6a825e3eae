using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using PerfHost.Client;
using PerfHost.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>The board the live tests write to, one of a place each so that tests do not meet, and how they read it.</summary>
internal sealed class LiveBoard(PerfHostProcess server, string id)
{
    /// <summary>The last day of the year the forms are about.</summary>
    public const string Period = "2022-12-31";

    /// <summary>No live test takes nearly as long.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    public string Id { get; } = id;

    public Task<BoardClient> ConnectAsync(CancellationToken cancellation) => BoardClient.ConnectAsync(server.Address, cancellation);

    public async Task<string> SubjectAsync(CancellationToken cancellation) => (await SnapshotAsync(cancellation)).Cells.Keys
        .First(key => key.StartsWith("subjects/", StringComparison.Ordinal)).Split('/')[1];

    public async Task<BoardMessage> SnapshotAsync(CancellationToken cancellation)
    {
        await using var client = await ConnectAsync(cancellation);
        return await client.WatchAsync(Id, null, cancellation).FirstAsync(cancellation);
    }

    /// <summary>Appends an observation and gives the receipt.</summary>
    public async Task<JsonElement> ObserveAsync(string subject, string item, double value, CancellationToken cancellation, string? key = null)
    {
        using var answer = await server.Http.PostAsJsonAsync(
            $"/api/boards/{Uri.EscapeDataString(Id)}/observations",
            new { observations = new[] { new { subject, item, period = Period, value } }, key }, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    /// <summary>A copy taken anew from the server.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CellsAsync(CancellationToken cancellation)
    {
        var view = new BoardView(Id);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(await SnapshotAsync(cancellation)).Outcome);
        return view.Cells;
    }

    /// <summary>The cell of an indicator's points.</summary>
    public static string Cell(string subject, string item) => string.Create(CultureInfo.InvariantCulture, $"subjects/{subject}/indicators/{item}");
}
