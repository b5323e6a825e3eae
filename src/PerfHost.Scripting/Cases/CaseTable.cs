using System.Text;
using System.Text.Json.Nodes;

namespace PerfHost.Scripting.Cases;

/// <summary>
/// Reads cases from a table with commas: the first line names the fields, <c>parameters.floor</c> names one of an object.
/// Quoted cells may hold commas, line breaks and doubled quotes; an empty cell leaves its field out.
/// </summary>
internal static class CaseTable
{
    private static readonly (string Sign, string Name)[] Separators = [("\t", "制表符"), (";", "分号"), ("；", "中文分号"), ("，", "中文逗号"), ("、", "顿号"), ("|", "竖线")];

    public static IEnumerable<(int Line, JsonObject Fields)> Read(string csv)
    {
        string[]? names = null;
        foreach (var (line, cells) in Rows(csv))
        {
            if (names is null)
            {
                names = Header(line, cells);
                continue;
            }

            if (cells.Count > names.Length)
            {
                throw new CaseFormatException(line, $"有 {cells.Count} 格，表头只有 {names.Length} 格。含逗号的文字请加引号。");
            }

            var fields = new JsonObject();
            for (var i = 0; i < cells.Count; i++)
            {
                if (cells[i].Length > 0)
                {
                    Put(fields, names[i].Length > 0 ? names[i] : throw new CaseFormatException(line, $"第 {i + 1} 格写有“{cells[i]}”，表头的这一格却是空的。"), cells[i]);
                }
            }

            yield return (line, fields);
        }
    }

    /// <summary>Checks the first line once, so that a wrong one is not complained of in every row. Columns without a name may stay empty: spreadsheets leave them at the end.</summary>
    private static string[] Header(int line, List<string> cells)
    {
        if (cells is [var only] && Array.Find(Separators, each => only.Contains(each.Sign, StringComparison.Ordinal)) is { Sign: not null } separator)
        {
            throw new CaseFormatException(line, $"表头像是用{separator.Name}分隔的，各列之间应用英文逗号（,）。");
        }

        var named = cells.Where(cell => cell.Length > 0).ToArray();
        string[] problems =
        [
            .. named.Where(cell => !CaseFields.KnowsColumn(cell)).Select(cell => $"不认识“{cell}”"),
            .. named.GroupBy(cell => cell, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"“{same.Key}”写了两次"),
            .. new[] { "name", "expect" }.Except(named, StringComparer.Ordinal).Select(missing => $"缺少 {missing}"),
        ];
        return problems.Length == 0 ? [.. cells] : throw new CaseFormatException(line, $"表头{string.Join('，', problems)}。可用的列有 {CaseFields.InTable}，用英文逗号分隔，其中 name 和 expect 必须有。");
    }

    private static void Put(JsonObject fields, string name, string cell)
    {
        if (CaseFields.InObject(name) is not var (owner, key))
        {
            fields[name] = cell;
            return;
        }

        if (fields[owner] is not JsonObject inner)
        {
            fields[owner] = inner = [];
        }

        inner[key] = cell;
    }

    private static IEnumerable<(int Line, List<string> Cells)> Rows(string csv)
    {
        var (line, start, quoted) = (1, 1, false);
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i <= csv.Length; i++)
        {
            var character = i < csv.Length ? csv[i] : '\n';
            if (quoted)
            {
                if (i == csv.Length)
                {
                    throw new CaseFormatException(start, "引号没有结束。");
                }

                if (character == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                {
                    cell.Append(csv[i++]);
                }
                else if (character == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(character);
                }
            }
            else if (character == '"')
            {
                quoted = true;
            }
            else if (character is ',' or '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }

            if (character == '\n')
            {
                line++;
                if (!quoted)
                {
                    if (cells.Exists(text => text.Length > 0))
                    {
                        yield return (start, cells);
                    }

                    (cells, start) = ([], line);
                }
            }
        }
    }
}
