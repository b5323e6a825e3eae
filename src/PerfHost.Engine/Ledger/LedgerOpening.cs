using System.Text;

namespace PerfHost.Engine.Ledger;

/// <summary>The entry that every ledger begins with; it names how the ledger is hashed, so that it explains itself.</summary>
public static class LedgerOpening
{
    /// <summary>The kind of the first entry. A store checks the kind and nothing else of it.</summary>
    public const string Kind = "jurisdiction-opened";

    /// <summary>The hash algorithm, as the payload names it.</summary>
    public const string HashAlgorithm = "SHA-256";

    /// <summary>An opening entry of version 1 that names the algorithms.</summary>
    public static NewEntry Entry() => new(Kind, 1, "", [Payload()]);

    private static byte[] Payload() =>
        Encoding.UTF8.GetBytes($$"""{"hash":"{{HashAlgorithm}}","tree":"RFC 9162","rowSalt":"HMAC-SHA-256"}""");
}
