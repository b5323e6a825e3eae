using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfHost.Engine.Ledger;

/// <summary>Writes a hash as its 64 hexadecimal digits.</summary>
public sealed class HashJsonConverter : JsonConverter<Hash>
{
    /// <inheritdoc/>
    public override Hash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Hash.Parse(reader.GetString() ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Hash value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
