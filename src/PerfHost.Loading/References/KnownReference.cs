using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfHost.Loading.References;

/// <summary>Something that a DLL refers to and that is on somebody's list. Immutable.</summary>
/// <param name="Words">What the list calls it.</param>
/// <param name="Caller">The method that refers to it, as <c>Type.Method</c>; null when no method of the DLL does.</param>
/// <param name="Type">The type that this method is declared in; nil when there is no such method.</param>
internal sealed record KnownReference(string Words, string? Caller, TypeDefinitionHandle Type)
{
    /// <summary>What a DLL refers to that a list knows. Nothing is loaded.</summary>
    /// <param name="portable">The DLL.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="known">The list: what a member is called there; null when it is not on it.</param>
    public static IEnumerable<KnownReference> Of(PEReader portable, MetadataReader metadata, Func<ReferencedMember, string?> known)
    {
        var listed = new Dictionary<MemberReferenceHandle, string>();
        foreach (var handle in metadata.MemberReferences)
        {
            if (ReferencedMember.Read(metadata, handle) is { } member && known(member) is { } words)
            {
                listed.Add(handle, words);
            }
        }

        // Most DLLs refer to nothing of the kind; their code is not read then.
        foreach (var (handle, caller) in listed.Count == 0 ? [] : CallSites.Of(portable, metadata))
        {
            if (listed.TryGetValue(handle, out var words))
            {
                yield return new KnownReference(words, CallSites.NameOf(metadata, caller), caller.GetDeclaringType());
            }
        }

        foreach (var words in listed.Values)
        {
            yield return new KnownReference(words, null, default);
        }
    }
}
