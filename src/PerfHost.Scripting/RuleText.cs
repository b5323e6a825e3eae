using System.Text.RegularExpressions;
using PerfHost.Loading;
using PerfHost.Scripting.Editing;

namespace PerfHost.Scripting;

/// <summary>A rule file as it was read, before anything is compiled.</summary>
public sealed partial class RuleText
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private RuleText(string file, string key, RuleKind kind, string text, RuleHeader header)
    {
        File = file;
        Key = key;
        Kind = kind;
        Text = text;
        Header = header;
    }

    /// <summary>The file within its package, for example <c>rules/reverse-ratio.indicator.csx</c>.</summary>
    public string File { get; }

    /// <summary>The extension's key: the file name up to its first dot.</summary>
    public string Key { get; }

    /// <summary>The contract, from the file name.</summary>
    public RuleKind Kind { get; }

    /// <summary>What the author wrote, without a byte order mark and with the line for editors blanked.</summary>
    public string Text { get; }

    /// <summary>The comments at its top.</summary>
    public RuleHeader Header { get; }

    /// <summary>Reads one file.</summary>
    /// <param name="file">The file within its package, with forward slashes.</param>
    /// <param name="bytes">What stands in it: UTF-8, at most <see cref="MaxBytes"/>.</param>
    /// <exception cref="RulesRefusedException">Name, size, encoding or header are not as they should be.</exception>
    public static RuleText Read(string file, ReadOnlySpan<byte> bytes)
    {
        var problems = new List<RuleProblem>();
        var rule = TryRead(file, bytes, problems);
        return problems.Count == 0 ? rule! : throw new RulesRefusedException(problems);
    }

    /// <summary>Reads all rule files of a package folder, in ordinal order of their names.</summary>
    /// <param name="packageFolder">The folder that holds <c>rules/</c>; without one there are no rules.</param>
    /// <exception cref="RulesRefusedException">One or more files are not as they should be; all of them are named.</exception>
    public static IReadOnlyList<RuleText> ReadAll(string packageFolder)
    {
        var folder = Path.Combine(packageFolder, "rules");
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var problems = new List<RuleProblem>();
        var rules = new List<RuleText>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.csx").Order(StringComparer.Ordinal))
        {
            var file = "rules/" + Path.GetFileName(path);

            // One byte more than allowed tells "too large" without reading a huge file.
            using var stream = System.IO.File.OpenRead(path);
            var buffer = new byte[MaxBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (TryRead(file, buffer.AsSpan(0, length), problems) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return problems.Count == 0 ? rules : throw new RulesRefusedException(problems);
    }

    private static RuleText? TryRead(string file, ReadOnlySpan<byte> bytes, List<RuleProblem> problems)
    {
        var name = FileName().Match(file);
        if (!name.Success)
        {
            problems.Add(new RuleProblem(file, 1, 1, "rule/name", "文件名应为 <键>.indicator.csx、<键>.method.csx 或 <键>.policy.csx，键只用小写字母、数字和连字符，例如 reverse-ratio.indicator.csx。"));
            return null;
        }

        if (bytes.Length > MaxBytes)
        {
            problems.Add(new RuleProblem(file, 1, 1, "rule/size", "规则文件超过 64 KiB。请拆成几条规则，成批的数字请写成方案参数。"));
            return null;
        }

        string text;
        try
        {
            text = WrittenText.Decode(bytes, file);
        }
        catch (PackageException error)
        {
            problems.Add(new RuleProblem(file, error.Line ?? 1, 1, "rule/encoding", error.Problem));
            return null;
        }

        var kind = Enum.Parse<RuleKind>(name.Groups["kind"].Value, ignoreCase: true);
        text = EditorLine.Blank(text, kind);
        return new RuleText(file, name.Groups["key"].Value, kind, text, RuleHeader.Read(file, text, problems));
    }

    [GeneratedRegex("^([^/\\\\\"]+/)*(?<key>[a-z0-9]+(-[a-z0-9]+)*)\\.(?<kind>indicator|method|policy)\\.csx$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
