using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PerfHost.Engine.Boards;
using PerfHost.Live;

namespace PerfHost.SystemTests.Browser;

/// <summary>
/// Plays the hub to a wall page, faster than a day goes by: figures move, warnings come and go, now and then all cells come anew.
/// Random, but the same each time.
/// </summary>
/// <param name="board">What the page watches.</param>
internal sealed class SimulatedWall(string board)
{
    private const char EndOfRecord = '\u001e';
    private const int SnapshotEvery = 500;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly SortedDictionary<string, string> _cells = new(StringComparer.Ordinal);
    private readonly Random _random = new(20260826);
    private IWebSocketRoute? _socket;
    private string _stream = "";

    /// <summary>The sequence of the last message.</summary>
    public long Sequence { get; private set; } = 1;

    /// <summary>How often the page asked again because something did not fit.</summary>
    public int Misfits { get; private set; }

    /// <summary>Answers a connection of the page.</summary>
    public void Answer(IWebSocketRoute socket)
    {
        _socket = socket;
        socket.OnMessage(frame =>
        {
            foreach (var record in frame.Text!.Split(EndOfRecord, StringSplitOptions.RemoveEmptyEntries))
            {
                Take(JsonDocument.Parse(record).RootElement);
            }
        });
    }

    /// <summary>Sends the next message.</summary>
    public void Send()
    {
        var before = Sequence++;
        var changed = Move();
        Send(before % SnapshotEvery == 0
            ? Message(BoardMessage.Snapshot, 0, _cells.ToDictionary(cell => cell.Key, cell => (string?)cell.Value, StringComparer.Ordinal))
            : Message(BoardMessage.Delta, before, changed));
    }

    private void Take(JsonElement record)
    {
        if (record.TryGetProperty("protocol", out _))
        {
            _socket!.Send($"{{}}{EndOfRecord}");
        }
        else if (record.TryGetProperty("target", out _))
        {
            Misfits += _stream.Length > 0 ? 1 : 0;
            _stream = record.GetProperty("invocationId").GetString()!;
            Move();
            Send(Message(BoardMessage.Snapshot, 0, _cells.ToDictionary(cell => cell.Key, cell => (string?)cell.Value, StringComparer.Ordinal)));
        }
    }

    private void Send(BoardMessage message) => _socket!.Send(JsonSerializer.Serialize(new { type = 2, invocationId = _stream, item = message }, Json) + EndOfRecord);

    private BoardMessage Message(string kind, long from, Dictionary<string, string?> cells)
    {
        var checksum = default(CellChecksum);
        foreach (var (key, value) in _cells)
        {
            checksum.Add(key, value);
        }

        return new BoardMessage(kind, board, from, Sequence, $"root{Sequence}", cells, checksum.ToString());
    }

    private Dictionary<string, string?> Move()
    {
        var changed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in (string[])["executed", "execution", "gap", "goals", "warnings/count", "lights/00/count", "lights/01/count", $"months/{_random.Next(1, 13):00}/execution", $"findings/{_random.Next(12):00}/message"])
        {
            Put(changed, key, (_random.Next(10_000) / 100.0).ToString("0.00", CultureInfo.InvariantCulture));
        }

        Put(changed, "lights/00/key", "red");
        Put(changed, "lights/01/key", "green");
        var warning = $"warnings/of/s{_random.Next(60):000}/";
        if (_cells.Keys.Any(key => key.StartsWith(warning, StringComparison.Ordinal)))
        {
            foreach (var key in _cells.Keys.Where(key => key.StartsWith(warning, StringComparison.Ordinal)).ToArray())
            {
                _cells.Remove(key);
                changed[key] = null;
            }
        }
        else
        {
            foreach (var field in (string[])["title", "unit", "office", "light", "reason", "due", "remaining"])
            {
                Put(changed, warning + field, string.Create(CultureInfo.InvariantCulture, $"{field}{_random.Next(1000)}"));
            }
        }

        return changed;
    }

    private void Put(Dictionary<string, string?> changed, string key, string value) => changed[key] = _cells[key] = value;
}
