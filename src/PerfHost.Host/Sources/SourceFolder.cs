using System.Text.Json;
using System.Text.Json.Serialization;
using PerfHost.Engine.Facts;
using PerfHost.Storage.Folder;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>What is kept of one source in the data folder: its state, and the rows that were rejected. Used by one reading at a time.</summary>
/// <param name="dataFolder">The data folder.</param>
/// <param name="id">The source's id.</param>
internal sealed class SourceFolder(string dataFolder, string id)
{
    private const int KeptRejections = 5000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new ValueJsonConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    private readonly string _state = Path.Combine(dataFolder, "sources", id, "state.json");
    private readonly string _rejections = Path.Combine(dataFolder, "sources", id, "rejections.jsonl");

    /// <exception cref="SourceConfigException">The file is damaged; the message says what to do.</exception>
    public SourceState Read()
    {
        try
        {
            return File.Exists(_state) ? JsonSerializer.Deserialize<SourceState>(File.ReadAllBytes(_state), Json) ?? new SourceState() : new SourceState();
        }
        catch (JsonException)
        {
            throw new SourceConfigException($"{_state} 已损坏。可以移走它：下次从头读取，台账里已有的值不会重复。");
        }
    }

    public void Write(SourceState state) => DurableFile.Replace(_state, JsonSerializer.SerializeToUtf8Bytes(state, Json));

    /// <summary>Adds rejected rows; the oldest go when there are too many.</summary>
    public void Reject(IReadOnlyList<RejectedRow> rows)
    {
        if (rows.Count > 0)
        {
            var kept = Rejections(KeptRejections).Reverse().Concat(rows).TakeLast(KeptRejections).Select(row => JsonSerializer.Serialize(row, Json));
            DurableFile.Replace(_rejections, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', kept) + "\n"));
        }
    }

    /// <summary>The last rejected rows, the newest first.</summary>
    public IEnumerable<RejectedRow> Rejections(int most) =>
        File.Exists(_rejections) ? [.. File.ReadLines(_rejections).Select(line => JsonSerializer.Deserialize<RejectedRow>(line, Json)!).Reverse().Take(most)] : [];
}
