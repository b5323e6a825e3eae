using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfHost.Loading.Unloading;

/// <summary>
/// What a DLL refers to that is known to hold its load context for ever: events of the runtime, timers, threads, caches
/// of serializers. Read from metadata; nothing is loaded. The measurements behind the list: docs/plugins.md.
/// </summary>
internal static class PinningReferences
{
    private static readonly (string Type, string? Member, string Words)[] Known =
    [
        ("System.Threading.Timer", ".ctor", "定时器（System.Threading.Timer）"),
        ("System.Timers.Timer", ".ctor", "定时器（System.Timers.Timer）"),
        ("System.Threading.PeriodicTimer", ".ctor", "定时器（PeriodicTimer）"),
        ("System.Threading.Thread", ".ctor", "线程（Thread）"),
        ("System.Threading.Tasks.Task", "Run", "后台任务（Task.Run）"),
        ("System.Threading.ThreadPool", null, "线程池任务（ThreadPool）"),
        ("System.AppDomain", "add_", "应用域的静态事件（AppDomain）"),
        ("System.AppDomain", "SetData", "应用域数据（AppDomain.SetData）"),
        ("System.Runtime.Loader.AssemblyLoadContext", "add_", "装载上下文的静态事件（AssemblyLoadContext）"),
        ("System.Console", "add_", "控制台的静态事件（Console）"),
        ("System.Text.Json.JsonSerializer", null, "序列化缓存（System.Text.Json 用于自己的类型）"),
        ("System.Xml.Serialization.XmlSerializer", null, "序列化缓存（XmlSerializer）"),
        ("System.Runtime.Serialization.DataContractSerializer", null, "序列化缓存（DataContractSerializer）"),
        ("System.ComponentModel.TypeDescriptor", null, "类型描述缓存（TypeDescriptor）"),
        ("System.Runtime.InteropServices.GCHandle", "Alloc", "固定的句柄（GCHandle）"),
        ("System.Diagnostics.DiagnosticListener", "get_AllListeners", "诊断订阅（DiagnosticListener）"),
    ];

    /// <summary>The suspects of a DLL with the first method that refers to each, in ordinal order.</summary>
    /// <param name="assembly">The DLL's bytes.</param>
    public static IReadOnlyList<string> Of(byte[] assembly)
    {
        using var portable = new PEReader(new MemoryStream(assembly, writable: false));
        if (!portable.HasMetadata)
        {
            return [];
        }

        var metadata = portable.GetMetadataReader();
        var suspects = metadata.MemberReferences.Select(handle => (Handle: handle, Words: Suspect(metadata, handle))).Where(suspect => suspect.Words is not null)
            .ToDictionary(suspect => suspect.Handle, suspect => suspect.Words!);
        if (suspects.Count == 0)
        {
            return [];
        }

        var places = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, caller) in CallSites.Of(portable, metadata))
        {
            if (suspects.TryGetValue(member, out var words))
            {
                places.TryAdd(words, caller);
            }
        }

        return [.. suspects.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(words => places.TryGetValue(words, out var caller) ? $"{words}，见 {caller}" : words)];
    }

    private static string? Suspect(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        var (owner, name) = ($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}", metadata.GetString(member.Name));
        return Array.Find(Known, known => known.Type == owner && (known.Member is null || name.StartsWith(known.Member, StringComparison.Ordinal))).Words;
    }
}
