using System.Text;
using System.Text.Json.Nodes;

namespace PerfHost.Scripting.Cases;

/// <summary>
/// Reads cases from a table with commas: the first line names the fields, <c>parameters.floor</c> names one of an object.
/// Quoted cells may hold commas, line breaks and doubled quotes; an empty cell leaves its field out.
/// </summary>
internal static class CaseTable
{
    public static IEnumerable<(int Line, JsonObject Fields)> Read(string csv)
    {
        string[]? names = null;
        foreach (var (line, cells) in Rows(csv))
        {
            if (names is null)
            {
                names = [.. cells];
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
                    Put(fields, names[i], cells[i]);
                }
            }

            yield return (line, fields);
        }
    }

    private static void Put(JsonObject fields, string name, string cell)
    {
        if (name.Split('.', 2) is not [("parameters" or "inputs" or "history") and var owner, var key])
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
