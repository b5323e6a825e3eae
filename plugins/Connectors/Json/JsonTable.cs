using System.Text.Json;
using PerfHost.Connectors.Http;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Json;

/// <summary>A JSON file with a list of objects as a table.</summary>
internal static class JsonTable
{
    private const int MaxDepth = 64;

    /// <param name="file">The file.</param>
    /// <param name="rows">The path of the list, with dots; empty when the file is the list.</param>
    public static IEnumerable<TableItem> Read(SourceFile file, string rows)
    {
        var (document, damage) = Parse(file.Bytes);
        using (document)
        {
            if (damage is not null)
            {
                yield return new SourceRejection(file.Name, damage, "JSON");
                yield break;
            }

            var list = JsonRow.Walk(document!.RootElement, rows);
            if (list.ValueKind != JsonValueKind.Array)
            {
                yield return new SourceRejection(file.Name, $"“{(rows.Length == 0 ? "最上层" : rows)}”不是列表", "对象的列表");
                yield break;
            }

            var line = 0;
            foreach (var row in list.EnumerateArray())
            {
                yield return new JsonRow(row, $"{file.Name} /{line++}");
            }
        }
    }

    private static (JsonDocument? Document, string? Damage) Parse(byte[] bytes)
    {
        try
        {
            return (JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), new JsonDocumentOptions { MaxDepth = MaxDepth }), null);
        }
        catch (JsonException error)
        {
            return (null, error.Message);
        }
    }
}
