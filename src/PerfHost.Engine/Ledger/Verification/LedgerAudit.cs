using System.Globalization;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Engine.Ledger.Verification;

/// <summary>
/// Checks a ledger entry by entry, from wherever the entries come: a store, an export, a backup. It trusts nothing but the
/// bytes. Not safe for several threads.
/// </summary>
public sealed class LedgerAudit
{
    private readonly string _jurisdiction;
    private readonly MerkleTree _tree = new();
    private DateTimeOffset _recordedAt = DateTimeOffset.MinValue;
    private long _erased;
    private LedgerFlaw? _flaw;

    /// <summary>Begins before the first entry.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    public LedgerAudit(string jurisdiction) => _jurisdiction = jurisdiction;

    /// <summary>Takes the next entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>False when it or an earlier one has a flaw: the rest says nothing more.</returns>
    public bool Take(StoredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _flaw ??= FlawOf(entry);
        if (_flaw is not null)
        {
            return false;
        }

        _tree.Append(MerkleHash.Leaf(entry.HeaderBytes.Span));
        _recordedAt = entry.Header.RecordedAt;
        _erased += entry.Rows is null ? 1 : 0;
        return true;
    }

    /// <summary>The verdict over what was taken.</summary>
    /// <param name="expected">The head it should have led to; null when none is known.</param>
    public LedgerVerdict Verdict(LedgerHead? expected = null)
    {
        var head = new LedgerHead(_jurisdiction, _tree.Size, _tree.Root());
        return new LedgerVerdict(head, _erased, _flaw ?? FlawOf(head, expected));
    }

    private LedgerFlaw? FlawOf(StoredEntry entry)
    {
        var sequence = _tree.Size + 1;
        EntryHeader stored;
        try
        {
            stored = HeaderEncoding.Read(entry.HeaderBytes);
        }
        catch (FormatException exception)
        {
            return new LedgerFlaw(sequence, "header", "a readable header", exception.Message);
        }

        return Differs(sequence, "sequence", Text(sequence), Text(stored.Sequence))
            ?? Differs(sequence, "jurisdiction", _jurisdiction, stored.Jurisdiction)
            ?? (stored == entry.Header ? null : new LedgerFlaw(sequence, "header record", stored.ToString(), entry.Header.ToString()))
            ?? (sequence > 1 ? null : Differs(sequence, "kind of the first entry", LedgerOpening.Kind, stored.Kind))
            ?? (stored.RecordedAt >= _recordedAt ? null
                : new LedgerFlaw(sequence, "recorded time", $"not before {_recordedAt:O}", $"{stored.RecordedAt:O}"))
            ?? FlawOfPayload(sequence, stored, entry);
    }

    private static LedgerFlaw? FlawOfPayload(long sequence, EntryHeader stored, StoredEntry entry)
    {
        if (entry.Rows is not { } rows)
        {
            return sequence == 1 ? new LedgerFlaw(sequence, "payload", "the opening's payload", "an erased one")
                : entry.Salt.IsEmpty ? null : new LedgerFlaw(sequence, "salt of an erased payload", "none", "a salt");
        }

        return Differs(sequence, "number of rows", Text(stored.RowCount), Text(rows.Count))
            ?? Differs(sequence, "bytes of the salt", Text(SaltedRows.SaltSize), Text(entry.Salt.Length))
            ?? Differs(sequence, "payload hash", stored.PayloadHash.ToString(), SaltedRows.Root(entry.Salt.Span, rows).ToString());
    }

    private static LedgerFlaw? FlawOf(LedgerHead head, LedgerHead? expected) => expected is null
        ? null
        : Differs(head.Sequence + 1, "last sequence", Text(expected.Sequence), Text(head.Sequence))
            ?? Differs(head.Sequence, "root", expected.Root.ToString(), head.Root.ToString());

    private static LedgerFlaw? Differs(long sequence, string what, string expected, string found) =>
        string.Equals(expected, found, StringComparison.Ordinal) ? null : new LedgerFlaw(sequence, what, expected, found);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
