using System.Text.RegularExpressions;

namespace PerfHost.Host.Sources;

/// <summary>
/// The secrets of one reading. They are looked up when they are needed, go to the worker over its pipe, and are struck out
/// of everything that comes back.
/// </summary>
public sealed partial class SourceSecrets
{
    private const int ShortestStruck = 4;
    private const string Struck = "***";
    private readonly List<string> _values = [];

    private SourceSecrets(IReadOnlyDictionary<string, string> settings) => Settings = settings;

    /// <summary>The settings of the source with the secrets filled in.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Looks up the secrets of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="file">The file of secrets, <c>NAME=value</c> on each line; null takes them from the environment.</param>
    /// <exception cref="SourceConfigException">One is missing, or others can read the file.</exception>
    public static SourceSecrets Of(SourceConfig source, string? file)
    {
        ArgumentNullException.ThrowIfNull(source);
        var settings = new SortedDictionary<string, string>(source.Settings.ToDictionary(), StringComparer.Ordinal);
        var secrets = new SourceSecrets(settings);
        var known = source.Secrets.Count > 0 && file is not null ? Read(file) : null;
        foreach (var (setting, name) in source.Secrets)
        {
            var value = known is null ? Environment.GetEnvironmentVariable(name) : known.GetValueOrDefault(name);
            if (string.IsNullOrEmpty(value))
            {
                throw new SourceConfigException($"数据源“{source.Id}”的设置 {setting} 要用的秘密 {name} 没有找到，应在{(known is null ? "环境变量" : $" {file} ")}中。");
            }

            settings[setting] = value;
            secrets._values.Add(value);
            secrets._values.AddRange(Passwords().Matches(value).Select(match => match.Groups["value"].Value));
        }

        secrets._values.RemoveAll(value => value.Length < ShortestStruck);
        secrets._values.Sort((one, other) => other.Length.CompareTo(one.Length));
        return secrets;
    }

    /// <summary>A text without the secrets.</summary>
    /// <param name="text">Whatever came from the worker.</param>
    public string Strike(string text) => _values.Aggregate(text, (struck, value) => struck.Replace(value, Struck, StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new SourceConfigException($"secrets 指的文件不存在：{file}。");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
        {
            throw new SourceConfigException($"{file} 可以被其他用户读取。请先运行 chmod 600 {file}。");
        }

        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in SourcesFile.FileText(file, file).Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#')))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            secrets[line[..at].Trim()] = line[(at + 1)..].Trim();
        }

        return secrets;
    }

    // Part of a connection string or of a header is as secret as the whole.
    [GeneratedRegex(@"(password|pwd|bearer|basic)\s*[= ]\s*(?<value>[^;\s]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Passwords();
}
