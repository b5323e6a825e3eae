using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfHost.Loading.Installing;

/// <summary>
/// Code that runs by itself when a DLL is first touched, before the host can say whose code it is. Seen in metadata, where
/// it is the static constructor of the module. An entry DLL with one is refused: what it does belongs into <c>Register</c>.
/// A private dependency may have one, and is named.
/// </summary>
public static class ModuleInitializer
{
    /// <summary>Whether a DLL has one.</summary>
    /// <param name="assembly">The DLL's bytes; what is no .NET assembly has none.</param>
    public static bool IsIn(byte[] assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        try
        {
            using var portable = new PEReader(new MemoryStream(assembly, writable: false));
            if (!portable.HasMetadata)
            {
                return false;
            }

            // The first type definition is the module itself.
            var metadata = portable.GetMetadataReader();
            return metadata.TypeDefinitions.Take(1).SelectMany(handle => metadata.GetTypeDefinition(handle).GetMethods())
                .Any(method => metadata.GetString(metadata.GetMethodDefinition(method).Name) == ".cctor");
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    /// <summary>Refuses an entry DLL that has one.</summary>
    /// <param name="file">Its file within the package.</param>
    /// <param name="assembly">Its bytes.</param>
    /// <exception cref="PackageException">It has.</exception>
    internal static void Refuse(string file, byte[] assembly)
    {
        if (IsIn(assembly))
        {
            throw new PackageException(file, null, "入口 DLL 带有模块初始化器（ModuleInitializer）：一载入就运行代码，主机来不及署名和计时，已拒绝，其代码未运行。请把这些代码移到 Register 中。");
        }
    }
}
