using System.Globalization;
using System.Text.RegularExpressions;
using PerfHost.Loading;
using PerfHost.Yaml;
using Quartz;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Host.Sources;

/// <summary>The file <c>sources.yaml</c> of a data folder: which data sources there are.</summary>
/// <param name="Sources">The sources in the order of the file.</param>
/// <param name="SecretsFile">The full path of the file that holds secrets; null when they come from the environment.</param>
public sealed partial record SourcesFile(IReadOnlyList<SourceConfig> Sources, string? SecretsFile)
{
    /// <summary>What of the file cannot be used, in its order.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];

    /// <summary>The file's name in the data folder.</summary>
    public const string Name = "sources.yaml";

    private const int LongestTitle = 60;
    private const int MaxSources = 1000;
    private const int MaxMapping = 256 * 1024;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestPromise = TimeSpan.FromDays(3660);

    /// <summary>Reads it.</summary>
    /// <param name="dataFolder">The data folder; relative paths in the file are taken from it.</param>
    /// <returns>No sources when there is no such file.</returns>
    /// <exception cref="SourceConfigException">It is no list of sources at all. One that is wrong does not keep the others from being read: it stands under <see cref="Problems"/>.</exception>
    public static SourcesFile Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        return File.Exists(path) ? Parse(FileText(path, Name), Path.GetFullPath(dataFolder)) : new SourcesFile([], null);
    }

    /// <summary>A source of the file.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="SourceConfigException">There is none, or it is not as it should be.</exception>
    public SourceConfig Find(string id) => Sources.FirstOrDefault(source => source.Id == id)
        ?? throw (Problems.FirstOrDefault(problem => problem.Id == id) is { } wrong
            ? new SourceConfigException(wrong.Message)
            : new UnknownSourceException($"{Name} 中没有数据源“{id}”。现有：{(Sources.Count == 0 ? "无" : string.Join('、', Sources.Take(20).Select(source => source.Id)))}。"));

    /// <summary>Whether a source may be in the file although it is not among <see cref="Sources"/>: nobody can say what a wrong one promises or keeps.</summary>
    /// <param name="id">Its id.</param>
    public bool IsUnclear(string id) => Sources.All(source => source.Id != id) && Problems.Any(problem => problem.Id is null || problem.Id == id);

    private static SourcesFile Parse(string yaml, string dataFolder)
    {
        if (Documents(yaml) is not [{ RootNode: YamlMappingNode root }])
        {
            throw new SourceConfigException($"{Name} 应由 sources: 开头，下面每个“- id: …”一个数据源。");
        }

        var nodes = Node(root, "sources") is YamlSequenceNode list ? list.Children : throw Wrong(root, "sources 应为列表");
        var (sources, problems) = (new List<SourceConfig>(), new List<SourceProblem>());
        var secrets = Try(null, problems, () =>
        {
            RefuseOthers(root, "secrets", "sources");
            return Text(root, "secrets") is { } file ? Path.GetFullPath(file, dataFolder) : null;
        });
        var ids = nodes.Select(Id).ToList();
        for (var i = 0; i < nodes.Count; i++)
        {
            var (node, id) = (nodes[i], ids[i]);
            if (Try(id, problems, () => One(node, id, ids, sources.Count, dataFolder)) is { } source)
            {
                sources.Add(source);
            }
        }

        return new SourcesFile(sources, secrets) { Problems = problems };
    }

    private static IList<YamlDocument> Documents(string yaml)
    {
        try
        {
            return YamlText.Read(yaml);
        }
        catch (YamlTextException error)
        {
            throw new SourceConfigException($"{Name} 第 {error.Line} 行：{error.Message}");
        }
    }

    private static SourceConfig One(YamlNode node, string? id, List<string?> ids, int before, string dataFolder)
    {
        // What was read of a source is kept under its id: which of two it belongs to is not for a program to guess.
        return id is not null && ids.Count(other => other == id) > 1 ? throw Wrong(node, $"数据源“{id}”写了两次")
            : before < MaxSources ? Source(Map(node), dataFolder)
            : throw Wrong(node, $"至多 {MaxSources} 个数据源");
    }

    private static string? Id(YamlNode node) =>
        node is YamlMappingNode map && Node(map, "id") is YamlScalarNode { Value: { Length: > 0 } id } ? id : null;

    private static T? Try<T>(string? id, List<SourceProblem> problems, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (SourceConfigException wrong)
        {
            problems.Add(new SourceProblem(id, wrong.Message));
            return null;
        }
    }

    private static SourceConfig Source(YamlMappingNode node, string dataFolder)
    {
        RefuseOthers(node, "id", "title", "source", "jurisdiction", "mapping", "settings", "network", "files", "schedule", "fresh-within", "timeout", "read-only");
        var id = Required(node, "id", IdPattern(), "小写字母、数字和连字符，至多 60 个字符");
        var source = Required(node, "source", SourcePattern(), "程序包/键，例如 connectors/csv").Split('/');
        var (settings, secrets) = Settings(node);
        if (Text(node, "mapping") is { } mapping)
        {
            (settings["mapping"], settings["mapping-file"]) = (MappingText(node, mapping, dataFolder), mapping);
        }

        return new SourceConfig(id, source[0], source[1], Required(node, "jurisdiction", AnyPattern(), "行政区标识"))
        {
            Title = Text(node, "title") is not { } title ? id : title.Length <= LongestTitle ? title : throw Wrong(node, $"title 至多 {LongestTitle} 个字"),
            Settings = settings,
            Secrets = secrets,
            Network = [.. Texts(node, "network").Select(address => NetworkPattern().IsMatch(address) ? address : throw Wrong(node, $"network 写的是“{address}”，应为 主机:端口，例如 budget.example.gov.cn:443"))],
            Files = [.. Texts(node, "files").Select(folder => Path.GetFullPath(folder, dataFolder))],
            Schedule = Text(node, "schedule") is not { } cron ? null : CronExpression.TryParse(cron, out _) ? cron : throw Wrong(node, $"schedule 写的是“{cron}”，应为秒 分 时 日 月 周，例如 0 30 6 * * ?（每天 6:30）"),
            FreshWithin = Duration(node, "fresh-within", LongestPromise),
            Timeout = Duration(node, "timeout", LongestTimeout) ?? TimeSpan.FromMinutes(5),
            ReadOnly = Text(node, "read-only") switch { null or "false" => false, "true" => true, var other => throw Wrong(node, $"read-only 写的是“{other}”，应为 true 或 false") },
        };
    }

    private static (SortedDictionary<string, string> Settings, SortedDictionary<string, string> Secrets) Settings(YamlMappingNode node)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var secrets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Node(node, "settings") is { } given ? Map(given).Children.ToList() : [])
        {
            var name = key.ToString();
            if (value is YamlMappingNode secret)
            {
                RefuseOthers(secret, "secret");
                secrets[name] = Required(secret, "secret", SecretPattern(), "环境变量那样的名称，例如 BUDGET_DB");
            }
            else if (name is "connection" or "authorization" || value.ToString().Contains("password", StringComparison.OrdinalIgnoreCase))
            {
                // The value itself is not repeated: it is what must not be shown.
                throw Wrong(value, $"{name} 不能直接写在这里，应为 {{ secret: 名称 }}，值放在环境变量或 secrets 文件中");
            }
            else
            {
                settings[name] = value is YamlScalarNode { Value: { } text } ? text : throw Wrong(value, $"{name} 应为文字或 {{ secret: 名称 }}");
            }
        }

        return (settings, secrets);
    }

    private static string MappingText(YamlMappingNode node, string file, string dataFolder)
    {
        var path = Path.GetFullPath(file, dataFolder);
        try
        {
            return !File.Exists(path) ? throw Wrong(node, $"mapping 指的文件不存在：{path}")
                : new FileInfo(path).Length > MaxMapping ? throw Wrong(node, $"mapping 文件至多 {MaxMapping / 1024} KiB：{path}")
                : FileText(path, $"mapping 文件 {file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Wrong(node, $"mapping 指的文件不能读取：{error.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The text of this file, or of one that belongs to it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="shown">How messages name it.</param>
    /// <exception cref="SourceConfigException">It is not UTF-8.</exception>
    internal static string FileText(string path, string shown)
    {
        try
        {
            return WrittenText.Read(path, shown);
        }
        catch (PackageException error)
        {
            throw new SourceConfigException(error.Message);
        }
    }

    private static TimeSpan? Duration(YamlMappingNode node, string name, TimeSpan most)
    {
        if (Text(node, name) is not { } text)
        {
            return null;
        }

        if (DurationPattern().Match(text) is { Success: true } match && int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) is > 0 and var number)
        {
            var duration = match.Groups["unit"].Value switch
            {
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                _ => TimeSpan.FromDays(number),
            };
            return duration <= most ? duration : throw Wrong(node, $"{name} 写的是“{text}”，至多 {most.Days} 天");
        }

        throw Wrong(node, $"{name} 写的是“{text}”，应为 30s、5m、26h 或 40d 这样的时长");
    }

    private static void RefuseOthers(YamlMappingNode map, params ReadOnlySpan<string> names)
    {
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !names.Contains(name))
            {
                throw Wrong(key, $"不认识“{key}”，可用的有 {string.Join('、', names.ToArray())}");
            }
        }
    }

    private static string Required(YamlMappingNode map, string name, Regex pattern, string expected) =>
        Text(map, name) is not { } text ? throw Wrong(map, $"缺少 {name}，应为{expected}")
        : pattern.IsMatch(text) ? text
        : throw Wrong(map, $"{name} 写的是“{text}”，应为{expected}");

    private static YamlMappingNode Map(YamlNode node) => node as YamlMappingNode ?? throw Wrong(node, "应由“名称: 值”的行组成");

    private static YamlNode? Node(YamlMappingNode map, string name) => map.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private static string? Text(YamlMappingNode map, string name) => Node(map, name) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } => text,
        var node => throw Wrong(node, $"{name} 应为文字"),
    };

    private static IEnumerable<string> Texts(YamlMappingNode map, string name) => Node(map, name) switch
    {
        null => [],
        YamlSequenceNode list => list.Children.Select(item => item is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Wrong(item, $"{name} 应为文字的列表")),
        var node => throw Wrong(node, $"{name} 应为列表，例如 [\"…\"]"),
    };

    private static SourceConfigException Wrong(YamlNode node, string problem) => new($"{Name} 第 {node.Start.Line} 行：{problem}。");

    [GeneratedRegex(@"\A(?=.{1,60}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[a-z0-9]+([.-][a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SourcePattern();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"\A[^\s:/*]+:[0-9]{1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NetworkPattern();

    [GeneratedRegex(@"\A(?<number>[0-9]{1,6})(?<unit>[smhd])\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"\S", RegexOptions.CultureInvariant)]
    private static partial Regex AnyPattern();
}
