namespace PerfHost.Loading.Trust;

/// <summary>
/// Whom a city trusts, as files of its own, so that no network is needed: <c>*.pem</c> with public keys, the file name
/// being the publisher's, and <c>revoked.txt</c> with a key id or a package hash on each line (<c>#</c> begins a remark).
/// What cannot be understood is refused: a revocation that does nothing is worse than none. Immutable once read.
/// </summary>
public sealed class TrustRoots
{
    private const string RevokedFile = "revoked.txt";
    private const int KeyDigits = 32;
    private const int HashDigits = 64;
    private const int Quoted = 80;
    private static readonly EnumerationOptions s_here = new() { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };
    private readonly SortedDictionary<string, (string Publisher, string Pem)> _keys = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _revoked = new(StringComparer.Ordinal);

    private TrustRoots(string place) => Place = place;

    /// <summary>Trusts nobody.</summary>
    public static TrustRoots None { get; } = new("");

    /// <summary>In Chinese, one sentence: which folder was read, and what is wrong with it when it has no key at all; empty when none was read.</summary>
    public string Place { get; private set; }

    /// <summary>Reads a folder of trust roots.</summary>
    /// <param name="folder">The folder; a missing one trusts nobody.</param>
    /// <exception cref="PackageException">A file in it is no public key, or says what cannot be understood: nothing is trusted by half.</exception>
    public static TrustRoots Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new TrustRoots(File.Exists(folder) ? $"信任目录 {folder} 是一个文件，应为文件夹。" : $"信任目录 {folder} 不存在。");
        }

        var roots = new TrustRoots($"读取的信任目录是 {folder}。");
        foreach (var file in Directory.EnumerateFiles(folder, "*.pem", s_here).Order(StringComparer.Ordinal))
        {
            roots.Trust(File.ReadAllText(file), Path.GetFileName(file));
        }

        if (roots._keys.Count == 0)
        {
            roots.Place = $"信任目录 {folder} 中没有公钥（.pem）。";
        }

        foreach (var revoked in Directory.EnumerateFileSystemEntries(folder, RevokedFile, s_here))
        {
            roots.Revoke(revoked);
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
    public bool Knows(string keyId) => Publisher(keyId) is not null;

    /// <summary>Whose key it is, revoked or not.</summary>
    /// <param name="keyId">The key's id.</param>
    /// <returns>The publisher's name; null when the key is not among the roots.</returns>
    public string? Publisher(string keyId) => _keys.TryGetValue(keyId, out var root) ? root.Publisher : null;

    private void Trust(string pem, string file)
    {
        using var key = PublisherKey.Parse(pem, file);
        if (key.CanSign)
        {
            throw new PackageException(file, null, "是私钥，不应放在信任目录；请换成公钥 .pem。");
        }

        if (_keys.TryGetValue(key.Id, out var other))
        {
            throw new PackageException(file, null, $"与 {other.Publisher}.pem 是同一把公钥（{key.Id}）。请核实是哪个发布单位的，只留一个。");
        }

        _keys.Add(key.Id, (Path.GetFileNameWithoutExtension(file), pem));
    }

    private void Revoke(string file)
    {
        if (Directory.Exists(file))
        {
            throw new PackageException(Path.GetFileName(file), null, "是文件夹，应为文本文件，每行写一个被吊销的密钥标识或程序包哈希。");
        }

        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var id = lines[i].Split('#')[0].Trim();
            if (id.Length == 0)
            {
                continue;
            }

            if (id.Length is not (KeyDigits or HashDigits) || !id.All(char.IsAsciiHexDigit))
            {
                throw new PackageException(Path.GetFileName(file), i + 1, $"写的是“{(id.Length > Quoted ? id[..Quoted] + "…" : id)}”，应为 {KeyDigits} 位十六进制的密钥标识或 {HashDigits} 位十六进制的程序包哈希，其后可写“# 备注”。改正之前不信任任何程序包。");
            }

            _revoked.Add(id.ToLowerInvariant());
        }
    }
}
