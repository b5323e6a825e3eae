using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfHost.Loading.Installing;

/// <summary>
/// What a DLL asks of the Sdk, read from its metadata alone: nothing is loaded and nothing runs. So it is known before
/// installing whether this host still offers what the DLL was built against.
/// </summary>
public static class SdkReferences
{
    /// <summary>What a DLL refers to in the Sdk and this host does not have.</summary>
    /// <param name="assembly">The DLL's bytes.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>Types, members as <c>Type.Member</c>, and methods of which only other overloads are there as <c>Type.Member(parameters)</c>, in ordinal order; empty when all is there.</returns>
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
            return [.. Types(metadata).Concat(Members(metadata)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (BadImageFormatException)
        {
            throw new PackageException(file, null, "不是完好的 DLL。");
        }
    }

    private static IEnumerable<string> Types(MetadataReader metadata) =>
        metadata.TypeReferences.Select(handle => NameOf(metadata, handle)).OfType<string>().Where(type => !SdkSurface.Has(type));

    private static IEnumerable<string> Members(MetadataReader metadata)
    {
        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            var name = metadata.GetString(member.Name);
            var signature = member.GetKind() == MemberReferenceKind.Method
                ? SignatureText.Of(member.DecodeMethodSignature(SignatureText.Instance, null))
                : member.DecodeFieldSignature(SignatureText.Instance, null);
            if (Owner(metadata, member.Parent) is { } type && !SdkSurface.Has(type, name, signature))
            {
                yield return SdkSurface.HasName(type, name) ? $"{type}.{name}{SignatureText.Parameters(signature)}" : $"{type}.{name}";
            }
        }
    }

    /// <summary>The type of the Sdk that a member is looked for in, its definition when it is generic; null when it is nobody's or another's.</summary>
    private static string? Owner(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
        {
            return NameOf(metadata, (TypeReferenceHandle)parent);
        }

        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return null;
        }

        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && signature.ReadByte() is var _ && signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } definition
            ? NameOf(metadata, (TypeReferenceHandle)definition)
            : null;
    }

    /// <summary>The full name of a type of the Sdk; null for a type of anything else.</summary>
    private static string? NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == SdkSurface.Name
                ? $"{metadata.GetString(type.Namespace)}.{name}"
                : null,
            HandleKind.TypeReference => NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) is { } outer ? $"{outer}+{name}" : null,
            _ => null,
        };
    }
}
