using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>
/// Writes a value as entries keep it: a number as a number, and <c>{"date"}</c>, <c>{"grade"}</c>, <c>{"missing"}</c>,
/// <c>{"checklist"}</c> otherwise.
/// </summary>
public sealed class ValueJsonConverter : JsonConverter<Value>
{
    /// <inheritdoc/>
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Value.Of(reader.GetDouble());
        }

        using var document = JsonDocument.ParseValue(ref reader);
        var element = document.RootElement;
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                switch (property.Name)
                {
                    case "date" when DateOnly.TryParseExact(property.Value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                        return Value.Of(date);
                    case "grade":
                        return Value.Of(property.Value.GetString() ?? "");
                    case "missing":
                        return Value.Missing(property.Value.GetString() ?? "");
                    case "number" when property.Value.GetString() is "Infinity" or "-Infinity":
                        return Value.Of(property.Value.GetString() == "Infinity" ? double.PositiveInfinity : double.NegativeInfinity);
                    case "checklist":
                        return new ChecklistValue([.. property.Value.EnumerateArray().Select(item => new CheckItem(
                            Part(item, "title").GetString() ?? "", Part(item, "met").GetBoolean(),
                            item.TryGetProperty("points", out var points) ? points.GetDouble() : 1))]);
                }
            }
        }

        throw new JsonException("值应为数字，或 {\"date\"}、{\"grade\"}、{\"checklist\"}、{\"missing\"} 之一。");
    }

    private static JsonElement Part(JsonElement item, string name) =>
        item.TryGetProperty(name, out var part) ? part : throw new JsonException($"checklist 的每一项应有 {name}。");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is NumberValue { Amount: var number } && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
            return;
        }

        writer.WriteStartObject();
        switch (value)
        {
            case NumberValue infinite:
                writer.WriteString("number", infinite.Amount > 0 ? "Infinity" : "-Infinity");
                break;
            case DateValue date:
                writer.WriteString("date", date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case GradeValue grade:
                writer.WriteString("grade", grade.Label);
                break;
            case ChecklistValue list:
                writer.WriteStartArray("checklist");
                foreach (var item in list.Items)
                {
                    writer.WriteStartObject();
                    writer.WriteString("title", item.Title);
                    writer.WriteBoolean("met", item.Met);
                    writer.WriteNumber("points", item.Points);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                break;
            case MissingValue missing:
                writer.WriteString("missing", missing.Reason);
                break;
        }

        writer.WriteEndObject();
    }
}
