using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfHost.Loading.References;

/// <summary>The metadata of a DLL, read where its bytes lie. Nothing is loaded.</summary>
internal static class DllFile
{
    /// <summary>Reads a DLL.</summary>
    /// <param name="assembly">Its bytes.</param>
    /// <param name="none">The answer for what is no whole .NET assembly: a native library, or a damaged file, which others refuse.</param>
    /// <param name="read">Reads; what it answers must not need the metadata any more.</param>
    public static T Read<T>(byte[] assembly, T none, Func<PEReader, MetadataReader, T> read)
    {
        try
        {
            using var portable = new PEReader(new MemoryStream(assembly, writable: false));
            return portable.HasMetadata ? read(portable, portable.GetMetadataReader()) : none;
        }
        catch (BadImageFormatException)
        {
            return none;
        }
    }
}
