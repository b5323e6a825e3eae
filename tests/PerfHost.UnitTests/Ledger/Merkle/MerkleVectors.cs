using System.Text.Json;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.UnitTests.Ledger.Merkle;

/// <summary>The published vectors of proofs, which lie in a folder beside the repository.</summary>
internal static class MerkleVectors
{
    /// <summary>Null when this machine has no such folder.</summary>
    public static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "merkle", "testdata");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    public static IEnumerable<(string Name, JsonElement Vector)> Of(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Folder()!, kind), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (file, JsonDocument.Parse(File.ReadAllBytes(file)).RootElement));

    /// <summary>Places beyond the signed range come out negative, which every verifier refuses.</summary>
    public static long Number(this JsonElement vector, string name) => unchecked((long)vector.GetProperty(name).GetUInt64());

    public static bool IsRefusal(this JsonElement vector) => vector.GetProperty("wantErr").GetBoolean();

    /// <summary>
    /// A hash of the vector. Its placeholders ("don't care") are no hashes: each stands for the hash of its text, so that the
    /// verifier and not the parser has to judge it. No bytes at all, or garbage around a hash, are refused when read (null).
    /// </summary>
    public static Hash? Hash(this JsonElement element)
    {
        var bytes = element.GetBytesFromBase64();
        return bytes.Length switch
        {
            Engine.Ledger.Hash.Size => new Hash(bytes),
            12 => MerkleHash.Of(bytes),
            _ => null,
        };
    }

    public static Hash? Hash(this JsonElement vector, string name) => vector.GetProperty(name).Hash();

    public static Hash[]? Proof(this JsonElement vector)
    {
        var proof = vector.GetProperty("proof");
        if (proof.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var hashes = proof.EnumerateArray().Select(h => h.Hash()).ToArray();
        return hashes.Any(h => h is null) ? null : [.. hashes.Select(h => h!.Value)];
    }
}
