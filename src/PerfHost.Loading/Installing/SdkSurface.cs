using System.Reflection;
using System.Reflection.Metadata;
using PerfHost.Sdk;

namespace PerfHost.Loading.Installing;

/// <summary>What the Sdk of this host offers: its public types, and their members with their signatures, read from its own metadata.</summary>
internal static class SdkSurface
{
    /// <summary>The simple name of the Sdk's assembly.</summary>
    public const string Name = "PerfHost.Sdk";

    private static readonly Lazy<Dictionary<string, HashSet<string>>> s_types = new(Read);

    /// <summary>Whether it has a type of this full name.</summary>
    public static bool Has(string type) => s_types.Value.ContainsKey(type);

    /// <summary>Whether a type has a member of this name with this signature, declared by itself or by a type of the Sdk that it derives from.</summary>
    public static bool Has(string type, string member, string signature) =>
        Lineage(type).Any(known => s_types.Value.TryGetValue(known, out var members) && members.Contains(Key(member, signature))) || IsInherited(type, member);

    /// <summary>Whether a type has any member of this name.</summary>
    public static bool HasName(string type, string member) => Lineage(type).Any(known => s_types.Value.TryGetValue(known, out var members) && members.Contains(member));

    private static IEnumerable<string> Lineage(string type)
    {
        for (var known = typeof(Plugin).Assembly.GetType(type); known is not null; known = known.BaseType)
        {
            yield return (known.IsGenericType ? known.GetGenericTypeDefinition() : known).FullName ?? known.Name;
        }
    }

    /// <summary>Whether it comes from the runtime's own base types, whose versions the Sdk does not decide.</summary>
    private static bool IsInherited(string type, string member) =>
        typeof(Plugin).Assembly.GetType(type)?.GetMember(member, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Any(found => found.DeclaringType?.Assembly != typeof(Plugin).Assembly) ?? false;

    private static unsafe Dictionary<string, HashSet<string>> Read()
    {
        if (!typeof(Plugin).Assembly.TryGetRawMetadata(out var blob, out var length))
        {
            throw new InvalidOperationException("The Sdk was loaded without its metadata.");
        }

        var metadata = new MetadataReader(blob, length);
        return metadata.TypeDefinitions.Where(handle => typeof(Plugin).Assembly.GetType(SignatureText.Instance.GetTypeFromDefinition(metadata, handle, 0)) is { IsVisible: true }).ToDictionary(handle => SignatureText.Instance.GetTypeFromDefinition(metadata, handle, 0), handle => Members(metadata, metadata.GetTypeDefinition(handle)), StringComparer.Ordinal);
    }

    private static HashSet<string> Members(MetadataReader metadata, TypeDefinition type)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition).Where(method => IsOpen((int)(method.Attributes & MethodAttributes.MemberAccessMask))))
        {
            Add(metadata.GetString(method.Name), SignatureText.Of(method.DecodeSignature(SignatureText.Instance, null)));
        }

        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition).Where(field => IsOpen((int)(field.Attributes & FieldAttributes.FieldAccessMask))))
        {
            Add(metadata.GetString(field.Name), field.DecodeSignature(SignatureText.Instance, null));
        }

        return members;

        void Add(string name, string signature)
        {
            members.Add(name);
            members.Add(Key(name, signature));
        }
    }

    /// <summary>Methods and fields number their access alike.</summary>
    private static bool IsOpen(int access) => (MethodAttributes)access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static string Key(string member, string signature) => $"{member} {signature}";
}
