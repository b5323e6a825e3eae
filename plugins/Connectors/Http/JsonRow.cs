using System.Text.Json;
using PerfHost.Connectors.Tables;

namespace PerfHost.Connectors.Http;

/// <summary>An object of a JSON answer. A column is a name, or a path of names with dots between them.</summary>
/// <param name="element">The object.</param>
/// <param name="place">Where it stands.</param>
internal sealed class JsonRow(JsonElement element, string place) : Row
{
    public override string Place => place;

    public override string PlaceOf(string column) => $"{place}/{column.Replace('.', '/')}";

    public override object? Cell(string column)
    {
        // A name that has dots itself is looked for first.
        var cell = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(column, out var whole) ? whole : Walk(element, column);
        return cell.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => cell.GetString(),
            JsonValueKind.Number => cell.GetRawText(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => new DamagedCell(cell.ValueKind == JsonValueKind.Array ? "列表" : "对象"),
        };
    }

    /// <summary>What a path leads to; undefined when it leads nowhere.</summary>
    public static JsonElement Walk(JsonElement from, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from))
            {
                return default;
            }
        }

        return from;
    }
}
