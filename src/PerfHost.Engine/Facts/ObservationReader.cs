using System.Text.Json;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>
/// Reads the rows of an observation entry, straight from their bytes: they are by far the most that a ledger holds. A
/// text that is the same as in the row before is not made again. One reader for one entry.
/// </summary>
/// <param name="sequence">The sequence of the entry.</param>
internal sealed class ObservationReader(long sequence)
{
    private const int DayLength = 10;
    private string _subject = "";
    private string _item = "";
    private string _source = "";
    private string _evidence = "";

    /// <summary>Reads one row.</summary>
    /// <param name="row">The bytes of an <see cref="ObservationRecorded"/>.</param>
    /// <returns>Null when the row is <c>null</c>.</returns>
    /// <exception cref="JsonException">The row is no observation.</exception>
    public (string Subject, string Item, ObservedValue Value)? Read(ReadOnlySpan<byte> row)
    {
        var reader = new Utf8JsonReader(row);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("观测应为对象。");
        }

        var (subject, item, source, evidence) = ((string?)null, (string?)null, "", "");
        DateOnly period = default;
        Value? value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("subject"u8))
            {
                subject = Text(ref reader, ref _subject);
            }
            else if (reader.ValueTextEquals("item"u8))
            {
                item = Text(ref reader, ref _item);
            }
            else if (reader.ValueTextEquals("period"u8))
            {
                period = Day(ref reader);
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                value = reader.TokenType == JsonTokenType.Number ? Value.Of(reader.GetDouble()) : JsonSerializer.Deserialize(ref reader, PayloadJson.Default.Value);
            }
            else if (reader.ValueTextEquals("source"u8))
            {
                source = Text(ref reader, ref _source) ?? "";
            }
            else if (reader.ValueTextEquals("evidence"u8))
            {
                evidence = Text(ref reader, ref _evidence) ?? "";
            }
            else
            {
                reader.Skip();
            }
        }

        // Reading on makes sure that nothing follows.
        reader.Read();
        return subject is not null && item is not null && value is not null
            ? (subject, item, new ObservedValue(period, value, source, evidence, sequence))
            : throw new JsonException("观测缺少 subject、item 或 value。");
    }

    private static string? Text(ref Utf8JsonReader reader, ref string previous)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.ValueTextEquals(previous) ? previous : previous = reader.GetString()!;
    }

    private static DateOnly Day(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == DayLength && reader.TryGetDateTime(out var day)
            ? DateOnly.FromDateTime(day)
            : throw new JsonException("period 应为 yyyy-MM-dd。");
    }
}
