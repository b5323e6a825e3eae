namespace PerfHost.Engine.Ledger;

/// <summary>
/// An entry whose payload is salted and hashed but which has no place yet. The costly part is done before a store takes its
/// lock; what needs the lock (sequence, time) is added by <see cref="Seal"/>.
/// </summary>
public sealed class EntryDraft
{
    private readonly NewEntry _entry;
    private readonly ReadOnlyMemory<byte> _salt;
    private readonly Hash _payloadHash;

    /// <summary>Salts and hashes the payload.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="salt">32 random bytes, used for no other entry.</param>
    public EntryDraft(NewEntry entry, ReadOnlyMemory<byte> salt)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (_entry, _salt) = (entry, salt);
        _payloadHash = SaltedRows.Root(salt.Span, entry.Rows);
    }

    /// <summary>What the entry is about.</summary>
    public string Scope => _entry.Scope;

    /// <summary>Gives the entry its place and writes its header.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="sequence">Its place, from 1.</param>
    /// <param name="recordedAt">The time under the append lock, not before the predecessor's.</param>
    /// <param name="key">The idempotency key of the append; null when it has none.</param>
    public StoredEntry Seal(string jurisdiction, long sequence, DateTimeOffset recordedAt, string? key)
    {
        var header = new EntryHeader
        {
            Jurisdiction = jurisdiction,
            Sequence = sequence,
            RecordedAt = recordedAt.ToUniversalTime(),
            Kind = _entry.Kind,
            Version = _entry.Version,
            Scope = _entry.Scope,
            Period = _entry.Period,
            Key = key,
            RowCount = _entry.Rows.Count,
            PayloadHash = _payloadHash,
        };
        return new StoredEntry(header, HeaderEncoding.Write(header), _salt, _entry.Rows);
    }
}
