namespace PerfHost.Engine.Ledger;

/// <summary>Erases payloads whose keeping is no longer lawful. The tree stays valid: the leaf hashes a salted hash.</summary>
public interface IPayloadEraser
{
    /// <summary>Erases payload and salt of one entry and leaves its header as a tombstone. Durable when it returns.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="sequence">Which entry; the first entry of a ledger cannot be erased.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False when there is no such entry or it was erased before.</returns>
    ValueTask<bool> EraseAsync(string jurisdiction, long sequence, CancellationToken cancellation = default);
}
