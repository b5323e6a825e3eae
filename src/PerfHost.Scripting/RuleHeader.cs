namespace PerfHost.Scripting;

/// <summary>The comments at the top of a rule file.</summary>
/// <param name="Title">The rule's name in Chinese (<c>// title: …</c>).</param>
/// <param name="Source">The document that orders it (文号), or 本方案约定 (<c>// source: …</c>).</param>
/// <param name="Parameters">The keys of the scheme parameters it asks for (<c>// parameters: a, b</c>); empty when it names none.</param>
/// <param name="CodeLine">The line on which the rule itself begins, counted from 1.</param>
public sealed record RuleHeader(string Title, string Source, IReadOnlyList<string> Parameters, int CodeLine)
{
    private static readonly char[] Commas = [',', '，', '、'];

    /// <summary>Reads the header.</summary>
    /// <param name="file">The file's name, for problems.</param>
    /// <param name="text">The whole text of the file.</param>
    /// <param name="problems">Takes what is missing or said twice.</param>
    internal static RuleHeader Read(string file, string text, List<RuleProblem> problems)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        var line = 1;
        foreach (var raw in text.EnumerateLines())
        {
            var trimmed = raw.Trim();
            if (!trimmed.IsEmpty && !trimmed.StartsWith("//", StringComparison.Ordinal))
            {
                break;
            }

            var (name, value) = Split(trimmed.TrimStart('/').Trim().ToString());
            if (name is "title" or "source" or "parameters" && !said.TryAdd(name, value))
            {
                problems.Add(new RuleProblem(file, line, 1, "rule/header", $"文件头写了两次“{name}”，请只保留一处。"));
            }

            line++;
        }

        return new RuleHeader(
            Required("title", "规则名称，例如 // title: 逆向比例法"),
            Required("source", "文号或“本方案约定”，例如 // source: 本方案约定"),
            said.TryGetValue("parameters", out var keys)
                ? keys.Split(Commas, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [],
            line);

        string Required(string name, string expected)
        {
            if (said.TryGetValue(name, out var value) && value.Length > 0)
            {
                return value;
            }

            problems.Add(new RuleProblem(file, 1, 1, "rule/header", $"文件头缺少“// {name}: …”，应写{expected}。"));
            return "?";
        }
    }

    private static (string Name, string Value) Split(string comment)
    {
        var colon = comment.AsSpan().IndexOfAny(':', '：');
        return colon < 0 ? ("", "") : (comment[..colon].Trim(), comment[(colon + 1)..].Trim());
    }
}
