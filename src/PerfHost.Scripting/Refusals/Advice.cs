namespace PerfHost.Scripting.Refusals;

/// <summary>What to use instead of a name that rules have no access to, in words for their authors.</summary>
internal static class Advice
{
    private const string Clock = "规则看不到时钟，否则同一数据明天会得到另一个分数。请用 AsOf（账本给出的业务日）";
    private const string Chance = "规则必须可重复：同样的数据永远得到同样的分数，不能使用随机数、GUID 或哈希值。请只用 Actual、Target 和方案参数计算";
    private const string Outside = "规则不接触文件、网络、环境和控制台。需要的数值请作为数据项或方案参数提供，用 Actual、Measurement.Inputs 或 Parameter(\"键\") 读取；要留下中间结果请用 Step(\"名称\", 数值)";
    private const string Threads = "规则同步计算一次，不能使用线程、任务和计时器。请直接计算并 return";
    private const string Reflection = "规则不能使用反射。类型判断请用 is 或 switch";
    private const string Memory = "规则不能直接操作内存或垃圾回收。请用数组或 List<T>";
    private const string Culture = "规则总按固定区域性计算，不能改变区域性和全局设置。数字格式请用 ToString(\"F2\") 这类写法";
    private const string Registering = "规则自己不能登记扩展或读取数据源；它由文件名登记。这类功能请写成插件 DLL";
    private const string Patterns = "规则不能使用正则表达式和 StringBuilder。请用 Contains、StartsWith、Split、string.Join";

    private const string Recording = "规则看不到是否正在解释，否则解释的与计分的可能不同。要留下中间结果请用 Step(\"名称\", 数值)";

    private static readonly Dictionary<string, string> ByName = Index(
        (Clock, "DateTime DateTimeOffset TimeOnly TimeSpan TimeProvider TimeZoneInfo Stopwatch Now Today UtcNow TickCount TickCount64"),
        (Chance, "Random Guid HashCode GetHashCode RandomNumberGenerator"),
        (Outside, "Console File Directory Path Stream FileStream FileInfo StreamReader StreamWriter HttpClient WebClient Socket Process Environment AppContext AppDomain IO Net Diagnostics OperatingSystem"),
        (Threads, "Thread ThreadPool Task ValueTask Parallel Timer Monitor Interlocked Lock SemaphoreSlim CancellationToken Threading ParallelEnumerable AsParallel Lazy ThreadLocal ThreadStaticAttribute"),
        (Reflection, "Type Assembly Activator MethodInfo Delegate MulticastDelegate Reflection GetType Expression RuntimeHelpers AssemblyLoadContext"),
        (Memory, "Unsafe MemoryMarshal CollectionsMarshal Marshal GC Span Memory ReadOnlyMemory GCHandle WeakReference Buffer IntPtr UIntPtr Runtime InteropServices CompilerServices ArrayPool"),
        (Culture, "CultureInfo Globalization IFormatProvider NumberFormatInfo Convert FormattableString"),
        (Registering, "Plugin IPluginRegistry Extension IDataSource DataRequest SettingMissingException Consent SourceItem SourceObservation SourceRejection SourceCursor IIndicatorType IEvaluationMethod IResultPolicy ITracedScorer TracePoint IColumnScorer ColumnPoints MeasurementColumns"),
        (Recording, "StepRecorder"),
        (Patterns, "Regex StringBuilder Text"));

    private static readonly Dictionary<string, string> ByMember = new(StringComparer.Ordinal)
    {
        ["String.Intern"] = "string.Intern 会改变整个进程的字符串表，规则不能使用。请直接用 == 比较",
        ["String.IsInterned"] = "string.IsInterned 不能使用。请直接用 == 比较",
        ["String.Format"] = "string.Format 不能使用。请用内插字符串，例如 $\"完成 {Actual:F2}\"",
        ["String..ctor"] = "new string(…) 不能使用。请直接写出文字，或用 string.Join",
        ["String.ToUpper"] = "ToUpper 受区域性影响。请用 ToUpperInvariant",
        ["Measurement.Steps"] = Recording,
        ["Population.Steps"] = Recording,
        ["String.ToLower"] = "ToLower 受区域性影响。请用 ToLowerInvariant",
    };

    /// <summary>Advice on a type, a namespace segment or a lone member name; null when there is none.</summary>
    public static string? For(string name) => ByName.TryGetValue(name, out var advice) ? $"规则不能使用“{name}”。{advice}。" : null;

    /// <summary>Advice on a member of a type; null when there is none.</summary>
    public static string? ForMember(string type, string member) =>
        ByMember.TryGetValue($"{type}.{member}", out var advice) ? advice + "。"
        : ByName.TryGetValue(member, out advice) || ByName.TryGetValue(type, out advice) ? $"规则不能使用“{type}.{member}”。{advice}。"
        : null;

    /// <summary>For everything else that is not on the list.</summary>
    public static string General(string name) => $"规则不能使用“{name}”。可用的有 Math、string、DateOnly、List、数组、LINQ 和 PerfHost.Sdk 的数据类型；其余功能请写成插件 DLL。";

    private static Dictionary<string, string> Index(params (string Advice, string Names)[] groups) =>
        groups
            .SelectMany(group => group.Names.Split(' '), (group, name) => (name, group.Advice))
            .ToDictionary(pair => pair.name, pair => pair.Advice, StringComparer.Ordinal);
}
