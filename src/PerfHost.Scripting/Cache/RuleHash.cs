using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Cache;

/// <summary>
/// What a cached assembly depends on: the texts and names of the rules, the compiler, the Sdk, the runtime, and this
/// assembly itself, whose template and refusals decide what is compiled. Assemblies are told apart by their module
/// version, which changes with every change of their code, so nobody has to remember to raise a number.
/// </summary>
internal static class RuleHash
{
    public static string Of(IReadOnlyList<RuleText> rules)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The name of the reference tells the compiler's version without loading it.
        foreach (var reference in typeof(RuleHash).Assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
        {
            Add(hash, reference.FullName);
        }

        Add(hash, typeof(RuleHash).Assembly.ManifestModule.ModuleVersionId.ToString("N"));
        Add(hash, typeof(Measurement).Assembly.ManifestModule.ModuleVersionId.ToString("N"));
        Add(hash, typeof(object).Assembly.ManifestModule.ModuleVersionId.ToString("N"));
        foreach (var rule in rules)
        {
            Add(hash, rule.File);
            Add(hash, rule.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
