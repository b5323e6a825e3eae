using System.Security.Cryptography;
using System.Text;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages;

/// <summary>One thing that a package brings.</summary>
/// <param name="Kind">See <see cref="ContentChange.Kind"/>.</param>
/// <param name="Key">Its key or id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Content">A hash of what it is made of; all that a package's DLLs bring has the same, since one DLL may use another.</param>
internal sealed record PackageContents(string Kind, string Key, string Title, string Content)
{
    /// <summary>How what a package brings differs from what is in force, in the order of kinds and keys.</summary>
    public static IReadOnlyList<ContentChange> Compare(IReadOnlyList<PackageContents> before, IReadOnlyList<PackageContents> after)
    {
        static (string, string) Id(PackageContents one) => (one.Kind, one.Key);
        var known = before.DistinctBy(Id).ToDictionary(Id);
        return
        [
            .. after.Select(one => new ContentChange(one.Kind, one.Key, one.Title, !known.Remove(Id(one), out var old) ? "added" : old.Content == one.Content ? "same" : "changed")).ToArray(),
            .. known.Values.Select(one => new ContentChange(one.Kind, one.Key, one.Title, "removed")),
        ];
    }

    /// <summary>The hash of a text.</summary>
    public static string Print(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The common hash of a package's DLLs.</summary>
    /// <param name="folder">The package's folder.</param>
    public static string Dlls(string folder)
    {
        var lib = Path.Combine(folder, "lib");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in (Directory.Exists(lib) ? Directory.EnumerateFiles(lib, "*.dll") : []).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
