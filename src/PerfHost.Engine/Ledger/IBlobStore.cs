namespace PerfHost.Engine.Ledger;

/// <summary>Keeps evidence and packages by the SHA-256 of their bytes. Durable before the entry that names them.</summary>
public interface IBlobStore
{
    /// <summary>Stores the bytes; storing them again is harmless.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="cancellation">Ends the writing; nothing is left behind.</param>
    /// <returns>The SHA-256 of the bytes.</returns>
    ValueTask<Hash> PutAsync(Stream content, CancellationToken cancellation = default);

    /// <summary>Opens stored bytes; null when there are none of that hash.</summary>
    /// <param name="hash">The SHA-256 of the bytes.</param>
    /// <param name="cancellation">Ends the opening.</param>
    ValueTask<Stream?> OpenAsync(Hash hash, CancellationToken cancellation = default);
}
