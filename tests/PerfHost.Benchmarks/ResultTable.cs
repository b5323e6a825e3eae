using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PerfHost.Benchmarks;

/// <summary>The rows of a run as a Markdown table, with what machine they were measured on.</summary>
public static class ResultTable
{
    /// <summary>The table of a run that measured some groups only: the rows of the others stay as they were.</summary>
    /// <param name="table">The table of the run.</param>
    /// <param name="before">The table that was written before.</param>
    /// <param name="groups">All groups, in order.</param>
    public static string Merged(string table, string before, IEnumerable<string> groups)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(before);
        var rows = before.Split('\n').Where(IsRow).ToLookup(GroupOf);
        var measured = table.Split('\n').Where(IsRow).ToLookup(GroupOf);
        return string.Join('\n', [.. table.Split('\n').TakeWhile(line => !IsRow(line)), .. groups.SelectMany(group => measured.Contains(group) ? measured[group] : rows[group]), ""]);
    }

    private static bool IsRow(string line) => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| group ", StringComparison.Ordinal);

    private static string GroupOf(string line) => line.Split('|')[1].Trim();

    /// <summary>Writes the table.</summary>
    /// <param name="rows">The rows with the name of their group.</param>
    public static string Of(IEnumerable<(string Group, BenchmarkRow Row)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder()
            .AppendLine("# Benchmark results")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {Processor()}, {Environment.ProcessorCount} cores.")
            .AppendLine("Medians of several rounds in one process. Machines differ and are noisy: the ratios are what counts.")
            .AppendLine("A ratio says how many times as fast a row is as the row of ratio 1 above or below it.")
            .AppendLine()
            .AppendLine("| group | what | value | unit | ratio |")
            .AppendLine("|---|---|---:|---|---:|");
        foreach (var (group, row) in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {group} | {row.Name} | {Number(row.Value)} | {row.Unit} | {(row.Ratio is { } ratio ? Number(ratio) : "")} |");
        }

        return text.ToString();
    }

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "N0" : Math.Abs(value) >= 10 ? "0.0" : Math.Abs(value) >= 0.1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture);

    private static string Processor()
    {
        const string Known = "/proc/cpuinfo";
        var line = File.Exists(Known) ? File.ReadLines(Known).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is not null ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
