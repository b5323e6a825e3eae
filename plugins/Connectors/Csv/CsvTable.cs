using System.Text;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Csv;

/// <summary>A CSV file as a table.</summary>
internal static class CsvTable
{
    private const int GB18030 = 54936;

    public static IEnumerable<TableItem> Read(SourceFile file, RowMapping mapping)
    {
        TableHeader? header = null;
        foreach (var record in new CsvText(Decode(file.Bytes, mapping.Encoding), mapping.Delimiter).Records())
        {
            var place = $"{file.Name} 第 {record.Line} 行";
            if (header is null)
            {
                if (record.Line < mapping.Header)
                {
                    continue;
                }

                header = new TableHeader([.. record.Fields.Select(name => name.Trim())]);
                header.Require(place, mapping);
            }
            else if (record.Problem is not null)
            {
                yield return new SourceRejection(place, record.Fields[0], record.Problem);
            }
            else if (record.Fields.Count != header.Count)
            {
                yield return new SourceRejection(place, $"{record.Fields.Count} 列", $"{header.Count} 列，与表头相同");
            }
            else
            {
                var line = record.Line;
                yield return new TableRow(header, record.Fields, place, column => $"{file.Name} 第 {line} 行第 {column + 1} 列");
            }
        }

        if (header is null)
        {
            yield return new SourceRejection(file.Name, "空文件", $"第 {mapping.Header} 行为列名");
        }
    }

    // A byte that is no text becomes U+FFFD, and the cell that has it is rejected with its place.
    private static string Decode(byte[] bytes, string encoding) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        _ => encoding switch
        {
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding(GB18030, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!.GetString(bytes),
            "utf-16" => Encoding.Unicode.GetString(bytes),
            _ => Encoding.UTF8.GetString(bytes),
        },
    };
}
