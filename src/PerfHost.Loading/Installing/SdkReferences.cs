using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PerfHost.Sdk;

namespace PerfHost.Loading.Installing;

/// <summary>
/// What a DLL asks of the Sdk, read from its metadata alone: nothing is loaded and nothing runs. So it is known before
/// installing whether this host still offers what the DLL was built against.
/// </summary>
public static class SdkReferences
{
    private const string SdkName = "PerfHost.Sdk";

    /// <summary>What a DLL refers to in the Sdk and this host does not have.</summary>
    /// <param name="assembly">The DLL's bytes.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>Types, and members as <c>Type.Member</c>, in ordinal order; empty when all is there.</returns>
    /// <exception cref="PackageException">It is no .NET assembly.</exception>
    public static IReadOnlyList<string> Missing(byte[] assembly, string file)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        try
        {
            using var portable = new PEReader(new MemoryStream(assembly, writable: false));
            if (!portable.HasMetadata)
            {
                return [];
            }

            var metadata = portable.GetMetadataReader();
            return [.. Referred(metadata).Where(name => !IsOffered(name.Type, name.Member)).Select(name => name.Member is null ? name.Type : $"{name.Type}.{name.Member}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (BadImageFormatException)
        {
            throw new PackageException(file, null, "不是完好的 DLL。");
        }
    }

    private static IEnumerable<(string Type, string? Member)> Referred(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeReferences)
        {
            if (NameOf(metadata, handle) is { } type)
            {
                yield return (type, null);
            }
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference && NameOf(metadata, (TypeReferenceHandle)member.Parent) is { } type)
            {
                yield return (type, metadata.GetString(member.Name));
            }
        }
    }

    /// <summary>The full name of a type of the Sdk; null for a type of anything else.</summary>
    private static string? NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == SdkName
                ? $"{metadata.GetString(type.Namespace)}.{name}"
                : null,
            HandleKind.TypeReference => NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) is { } outer ? $"{outer}+{name}" : null,
            _ => null,
        };
    }

    private static bool IsOffered(string type, string? member) =>
        typeof(Plugin).Assembly.GetType(type) is { } offered
        && (member is null || offered.GetMember(member, System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.FlattenHierarchy).Length > 0);
}
