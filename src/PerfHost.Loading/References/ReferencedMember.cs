using System.Reflection.Metadata;

namespace PerfHost.Loading.References;

/// <summary>A method of another assembly, as a DLL refers to it. Immutable.</summary>
/// <param name="Assembly">The assembly that the DLL expects it in; empty when it does not say.</param>
/// <param name="Namespace">The namespace of its type.</param>
/// <param name="Type">The name of its type, without the namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsStatic">Whether it is called without an object.</param>
internal sealed record ReferencedMember(string Assembly, string Namespace, string Type, string Name, bool IsStatic)
{
    /// <summary>Reads a reference; null for a member of a generic type, an array or this DLL itself.</summary>
    /// <param name="metadata">The metadata of the DLL.</param>
    /// <param name="handle">The reference.</param>
    public static ReferencedMember? Read(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return new ReferencedMember(
            AssemblyOf(metadata, type), metadata.GetString(type.Namespace), metadata.GetString(type.Name), metadata.GetString(member.Name),
            !metadata.GetBlobReader(member.Signature).ReadSignatureHeader().IsInstance);
    }

    private static string AssemblyOf(MetadataReader metadata, TypeReference type)
    {
        // A nested type lies in its outer one.
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : "";
    }
}
