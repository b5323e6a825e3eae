namespace PerfHost.Loading.Trust;

/// <summary>
/// Whom a city trusts, as files of its own, so that no network is needed: <c>*.pem</c> with public keys, the file name
/// being the publisher's, and <c>revoked.txt</c> with a key id or a package hash on each line (<c>#</c> begins a remark).
/// Immutable once read.
/// </summary>
public sealed class TrustRoots
{
    private const string RevokedFile = "revoked.txt";
    private readonly SortedDictionary<string, (string Publisher, string Pem)> _keys = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _revoked = new(StringComparer.Ordinal);

    private TrustRoots()
    {
    }

    /// <summary>Trusts nobody.</summary>
    public static TrustRoots None { get; } = new();

    /// <summary>Reads a folder of trust roots.</summary>
    /// <param name="folder">The folder; a missing one trusts nobody.</param>
    /// <exception cref="PackageException">A file in it is no key: nothing is trusted by half.</exception>
    public static TrustRoots Read(string folder)
    {
        var roots = new TrustRoots();
        if (!Directory.Exists(folder))
        {
            return roots;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal))
        {
            var pem = File.ReadAllText(file);
            using var key = PublisherKey.Parse(pem, Path.GetFileName(file));
            roots._keys[key.Id] = (Path.GetFileNameWithoutExtension(file), pem);
        }

        var revoked = Path.Combine(folder, RevokedFile);
        if (File.Exists(revoked))
        {
            roots._revoked.UnionWith(File.ReadLines(revoked).Select(line => line.Split('#')[0].Trim().ToLowerInvariant()).Where(line => line.Length > 0));
        }

        return roots;
    }

    /// <summary>Whether a key or package was called back.</summary>
    /// <param name="id">A key id or a package hash.</param>
    public bool IsRevoked(string id) => _revoked.Contains(id);

    /// <summary>Who signed.</summary>
    /// <param name="data">What was signed.</param>
    /// <param name="keyId">The key the signature names.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>The publisher's name; null when the key is not trusted here, or the signature is not its own.</returns>
    public string? WhoSigned(byte[] data, string keyId, byte[] signature)
    {
        if (!_keys.TryGetValue(keyId, out var root))
        {
            return null;
        }

        using var key = PublisherKey.Parse(root.Pem, root.Publisher);
        return key.Verify(data, signature) ? root.Publisher : null;
    }

    /// <summary>Whether a key is among the roots, revoked or not.</summary>
    /// <param name="keyId">The key's id.</param>
    public bool Knows(string keyId) => _keys.ContainsKey(keyId);
}
