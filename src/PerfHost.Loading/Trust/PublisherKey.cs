using System.Security.Cryptography;

namespace PerfHost.Loading.Trust;

/// <summary>
/// A publisher's key: ECDSA on P-256 with SHA-256 (FIPS 186-5). The private half stays with the publisher; a city keeps
/// the public half as a PEM file among its trust roots. Not safe for several threads at once.
/// </summary>
public sealed class PublisherKey : IDisposable
{
    private const string Curve = "1.2.840.10045.3.1.7";
    private readonly ECDsa _key;

    private PublisherKey(ECDsa key)
    {
        _key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..32];
    }

    /// <summary>The first 32 hexadecimal digits of the SHA-256 of the public key: what revocation lists name it by.</summary>
    public string Id { get; }

    /// <summary>Whether the private half is here, too: only then can it sign.</summary>
    public bool CanSign
    {
        get
        {
            try
            {
                return _key.ExportParameters(includePrivateParameters: true).D is { Length: > 0 };
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    /// <summary>Makes a new key.</summary>
    public static PublisherKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key.</summary>
    /// <param name="pem">A public or private key in PEM.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <exception cref="PackageException">It is no key on P-256.</exception>
    public static PublisherKey Parse(string pem, string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == Curve)
            {
                return new PublisherKey(key);
            }
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            // Told below: the parser's own words help nobody at a desk.
        }

        key.Dispose();
        throw new PackageException(file, null, "不是 P-256 椭圆曲线密钥（PEM）。请用 perfhost package keygen 生成。");
    }

    /// <summary>Reads a key to sign with.</summary>
    /// <param name="pem">A private key in PEM.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <exception cref="PackageException">It is no key on P-256, or the public half of one.</exception>
    public static PublisherKey ParsePrivate(string pem, string file)
    {
        var key = Parse(pem, file);
        if (key.CanSign)
        {
            return key;
        }

        key.Dispose();
        throw new PackageException(file, null, "是公钥，签名要用私钥文件（.key）。");
    }

    /// <summary>Signs.</summary>
    /// <param name="data">What is signed.</param>
    /// <exception cref="CryptographicException">Only the public half is known, see <see cref="CanSign"/>.</exception>
    public byte[] Sign(byte[] data) => _key.SignData(data, HashAlgorithmName.SHA256);

    /// <summary>Whether a signature is this key's over the data.</summary>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature.</param>
    public bool Verify(byte[] data, byte[] signature) => _key.VerifyData(data, signature, HashAlgorithmName.SHA256);

    /// <summary>The public half in PEM.</summary>
    public string PublicPem() => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Both halves in PEM. Whoever has this can publish in the publisher's name.</summary>
    public string PrivatePem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
