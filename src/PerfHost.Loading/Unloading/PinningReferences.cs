using PerfHost.Loading.References;

namespace PerfHost.Loading.Unloading;

/// <summary>
/// What a DLL refers to that is known to hold its load context for ever: static events, timers, threads, caches of
/// serializers. Read from metadata; nothing is loaded. The measurements behind the list: docs/plugins.md.
/// </summary>
internal static class PinningReferences
{
    private const string Subscribe = "add_";

    private static readonly (string Type, string? Member, string Words)[] Known =
    [
        ("System.Threading.Timer", ".ctor", "定时器（System.Threading.Timer）"),
        ("System.Timers.Timer", ".ctor", "定时器（System.Timers.Timer）"),
        ("System.Threading.PeriodicTimer", ".ctor", "定时器（PeriodicTimer）"),
        ("System.Threading.Thread", ".ctor", "线程（Thread）"),
        ("System.Threading.Tasks.Task", "Run", "后台任务（Task.Run）"),
        ("System.Threading.ThreadPool", null, "线程池任务（ThreadPool）"),
        ("System.AppDomain", Subscribe, "应用域的静态事件（AppDomain）"),
        ("System.AppDomain", "SetData", "应用域数据（AppDomain.SetData）"),
        ("System.Runtime.Loader.AssemblyLoadContext", Subscribe, "装载上下文的静态事件（AssemblyLoadContext）"),
        ("System.Console", Subscribe, "控制台的静态事件（Console）"),
        ("System.Text.Json.JsonSerializer", null, "序列化缓存（System.Text.Json 用于自己的类型）"),
        ("System.Xml.Serialization.XmlSerializer", null, "序列化缓存（XmlSerializer）"),
        ("System.Runtime.Serialization.DataContractSerializer", null, "序列化缓存（DataContractSerializer）"),
        ("System.ComponentModel.TypeDescriptor", null, "类型描述缓存（TypeDescriptor）"),
        ("System.Runtime.InteropServices.GCHandle", "Alloc", "固定的句柄（GCHandle）"),
        ("System.Diagnostics.DiagnosticListener", "get_AllListeners", "诊断订阅（DiagnosticListener）"),
    ];

    /// <summary>The suspects of a DLL with the first method that refers to each, in ordinal order.</summary>
    /// <param name="assembly">The DLL's bytes.</param>
    /// <param name="own">The names of the package's own assemblies: what their events hold goes with the package.</param>
    public static IReadOnlyList<string> Of(byte[] assembly, IReadOnlySet<string> own)
    {
        var places = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var reference in DllFile.Read<KnownReference[]>(assembly, [], (portable, metadata) => [.. KnownReference.Of(portable, metadata, member => Suspect(member, own))]))
        {
            places.TryAdd(reference.Words, reference.Caller);
        }

        return [.. places.Select(place => place.Value is null ? place.Key : $"{place.Key}，见 {place.Value}")];
    }

    private static string? Suspect(ReferencedMember member, IReadOnlySet<string> own)
    {
        var owner = $"{member.Namespace}.{member.Type}";
        return Array.Find(Known, known => known.Type == owner && (known.Member is null || member.Name.StartsWith(known.Member, StringComparison.Ordinal))).Words
            ?? (member.IsStatic && member.Name.StartsWith(Subscribe, StringComparison.Ordinal) && !own.Contains(member.Assembly)
                ? $"静态事件（{member.Type}.{member.Name[Subscribe.Length..]}）" : null);
    }
}
