using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using PerfHost.Scripting.Cache;
using PerfHost.Scripting.Guards;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Refusals;

/// <summary>
/// The second lock: an assembly is loaded only when everything it refers to is on the lists, whoever wrote it. It reads
/// what will really run, so that a gap in the first lock, or a changed cache file, opens nothing that is not listed.
/// </summary>
internal static class ImageLock
{
    private const int Told = 50;
    private const MethodImplAttributes Hints = MethodImplAttributes.AggressiveInlining | MethodImplAttributes.NoInlining;

    private static readonly string[] Assemblies =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Collections", "System.Runtime.InteropServices", "System.Memory",
        typeof(Measurement).Assembly.GetName().Name!, typeof(Guard).Assembly.GetName().Name!,
    ];

    /// <returns>What is refused, in Chinese; null when nothing is.</returns>
    public static string? Refusal(RuleImage image)
    {
        try
        {
            using var file = new PEReader([.. image.Assembly]);
            return file is { HasMetadata: true, PEHeaders.CorHeader.Flags: CorFlags.ILOnly } ? Refusal(file.GetMetadataReader()) : "它不是只含 IL 的程序集";
        }
        catch (BadImageFormatException)
        {
            return "它不是可读的程序集";
        }
    }

    private static string? Refusal(MetadataReader metadata)
    {
        var found = new List<string?> { Unwanted(metadata) };
        found.AddRange(metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(name => !Assemblies.Contains(name, StringComparer.Ordinal)).Select(name => $"引用了程序集 {name}"));
        found.AddRange(metadata.TypeReferences.Select(handle => NameOf(metadata, handle))
            .Where(name => !IsAllowed(name, null)).Select(name => $"引用了类型 {name}"));
        found.AddRange(metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Select(member => (Type: OwnerOf(metadata, member.Parent), Member: metadata.GetString(member.Name)))
            .Where(member => member.Type is not null && !IsAllowed(member.Type, member.Member)).Select(member => $"引用了成员 {member.Type}.{member.Member}"));
        found.AddRange(metadata.MethodDefinitions.Select(handle => Refusal(metadata, metadata.GetMethodDefinition(handle))));
        found.AddRange(metadata.FieldDefinitions.Select(handle => Refusal(metadata, metadata.GetFieldDefinition(handle))));
        var refused = found.OfType<string>().Distinct(StringComparer.Ordinal).Take(Told).ToList();
        return refused.Count == 0 ? null : string.Join('、', refused);
    }

    private static bool IsAllowed(string type, string? member) => AllowedNames.IsInMetadata(type, member) || TemplateNames.IsInMetadata(type, member);

    /// <summary>Tables that the assembly of a rule has no use for.</summary>
    private static string? Unwanted(MetadataReader metadata) =>
        metadata.GetTableRowCount(TableIndex.ModuleRef) > 0 || metadata.GetTableRowCount(TableIndex.ImplMap) > 0 ? "它调用本机代码"
        : metadata.AssemblyFiles.Count > 0 || metadata.ManifestResources.Count > 0 || metadata.ExportedTypes.Count > 0 ? "它带有别的文件或资源"
        : null;

    private static string? Refusal(MetadataReader metadata, MethodDefinition method)
    {
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        var name = metadata.GetString(method.Name);
        return method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) || (method.ImplAttributes & ~Hints) != MethodImplAttributes.IL ? $"方法 {name} 不是 IL"
            : name is "Finalize" ? "它有终结器"
            : name is ".cctor" && !IsMadeByCompiler(metadata, type) ? $"类型 {metadata.GetString(type.Name)} 有静态构造函数"
            : null;
    }

    private static string? Refusal(MetadataReader metadata, FieldDefinition field) =>
        field.Attributes.HasFlag(FieldAttributes.Static) && !field.Attributes.HasFlag(FieldAttributes.Literal)
        && !IsMadeByCompiler(metadata, metadata.GetTypeDefinition(field.GetDeclaringType()))
            ? $"静态字段 {metadata.GetString(field.Name)} 会把一次运行的结果带到下一次" : null;

    /// <summary>Names that no C# text can declare: closures and constants. The module itself is none of them: what it initialises runs on load.</summary>
    private static bool IsMadeByCompiler(MetadataReader metadata, TypeDefinition type) =>
        metadata.GetString(type.Name) is ['<', ..] and not "<Module>";

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    /// <returns>Null for a member of the assembly itself, or of an array.</returns>
    private static string? OwnerOf(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(metadata, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => GenericOwner(metadata, metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature),
        HandleKind.TypeDefinition or HandleKind.MethodDefinition => null,
        _ => "?",
    };

    private static string? GenericOwner(MetadataReader metadata, BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        var code = blob.ReadSignatureTypeCode();
        if (code == SignatureTypeCode.Array)
        {
            return null;
        }

        if (code != SignatureTypeCode.GenericTypeInstance)
        {
            return "?";
        }

        blob.ReadSignatureTypeCode();
        var type = blob.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? NameOf(metadata, (TypeReferenceHandle)type) : null;
    }
}
