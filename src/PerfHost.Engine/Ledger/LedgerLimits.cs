namespace PerfHost.Engine.Ledger;

/// <summary>What every store refuses, with the same words. Within these limits a store takes everything.</summary>
public static class LedgerLimits
{
    /// <summary>Bytes of one row: 1 MiB.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>Rows of one entry.</summary>
    public const int RowsPerEntry = 10_000;

    /// <summary>Entries of one append.</summary>
    public const int EntriesPerAppend = 1_000;

    /// <summary>Bytes of all rows of one append: 256 MiB, since an append is held in memory and committed whole.</summary>
    public const long BytesPerAppend = 256L * 1024 * 1024;

    /// <summary>Characters of a scope.</summary>
    public const int ScopeLength = 200;

    /// <summary>Characters of an idempotency key.</summary>
    public const int KeyLength = 200;

    /// <summary>Characters of a kind.</summary>
    public const int KindLength = 100;

    /// <summary>Characters of a jurisdiction's id.</summary>
    public const int JurisdictionLength = 100;

    /// <summary>Entries of one read.</summary>
    public const int EntriesPerRead = 100_000;

    /// <summary>Refuses an append that no store may take.</summary>
    /// <param name="jurisdiction">ASCII letters and digits, hyphen, underscore, full stop, CJK ideographs.</param>
    /// <param name="request">What is to be appended.</param>
    /// <exception cref="ArgumentException">Says what was found and what was expected.</exception>
    public static void Check(string jurisdiction, AppendRequest request)
    {
        ArgumentNullException.ThrowIfNull(jurisdiction);
        ArgumentNullException.ThrowIfNull(request);
        CheckJurisdiction(jurisdiction);
        Text(request.Key ?? "-", 1, KeyLength, "The key", nameof(request));
        if (request.Condition is { } condition)
        {
            Text(condition.Scope, 0, ScopeLength, "The condition's scope", nameof(request));
            Number(condition.UnchangedSince, 0, long.MaxValue, "The condition's sequence", nameof(request));
        }

        ArgumentNullException.ThrowIfNull(request.Entries, nameof(request));
        Number(request.Entries.Count, 1, EntriesPerAppend, "The number of entries", nameof(request));
        var bytes = 0L;
        for (var i = 0; i < request.Entries.Count; i++)
        {
            bytes += CheckEntry(request.Entries[i], i + 1);
        }

        Number(bytes, 0, BytesPerAppend, "The bytes of all rows of the append", nameof(request));
    }

    /// <summary>Refuses a read that no store may answer.</summary>
    /// <param name="after">At least 0.</param>
    /// <param name="limit">1 to <see cref="EntriesPerRead"/>.</param>
    /// <exception cref="ArgumentException">Says what was found and what was expected.</exception>
    public static void CheckRead(long after, int limit)
    {
        Number(after, 0, long.MaxValue, "The sequence to read after", nameof(after));
        Number(limit, 1, EntriesPerRead, "The number of entries to read", nameof(limit));
    }

    /// <summary>Refuses the erasure of the entry that explains the ledger.</summary>
    /// <param name="sequence">Any but 1.</param>
    /// <exception cref="ArgumentException">It is the first entry.</exception>
    public static void CheckErasure(long sequence)
    {
        if (sequence == 1)
        {
            throw new ArgumentException("The first entry names how the ledger is hashed and stays: an entry to erase has a sequence from 2, found 1.", nameof(sequence));
        }
    }

    /// <summary>Refuses a first entry that does not open the ledger.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="first">Its first entry.</param>
    /// <exception cref="ArgumentException">Another kind than <see cref="LedgerOpening.Kind"/>.</exception>
    public static void CheckOpening(string jurisdiction, NewEntry first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!string.Equals(first.Kind, LedgerOpening.Kind, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The ledger of '{jurisdiction}' does not exist yet: its first entry must be of kind '{LedgerOpening.Kind}', found '{first.Kind}'.", nameof(first));
        }
    }

    private static void CheckJurisdiction(string jurisdiction)
    {
        Text(jurisdiction, 1, JurisdictionLength, "The jurisdiction's id", nameof(jurisdiction));
        foreach (var rune in jurisdiction.EnumerateRunes())
        {
            if (!rune.IsAscii ? !IsIdeograph(rune.Value) : !(char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '_' or '.'))
            {
                throw new ArgumentException($"The jurisdiction's id may have ASCII letters and digits, '-', '_', '.' and CJK ideographs, found U+{rune.Value:X4} in '{jurisdiction}'.", nameof(jurisdiction));
            }
        }
    }

    // The unified ideographs of the basic plane with extension A, and those of the supplementary planes.
    private static bool IsIdeograph(int value) => value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x323AF);

    private static long CheckEntry(NewEntry entry, int place)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Text(entry.Kind, 1, KindLength, $"The kind of entry {place}", nameof(entry));
        Number(entry.Version, 1, int.MaxValue, $"The version of entry {place}", nameof(entry));
        Text(entry.Scope, 0, ScopeLength, $"The scope of entry {place}", nameof(entry));
        ArgumentNullException.ThrowIfNull(entry.Rows, nameof(entry));
        Number(entry.Rows.Count, 0, RowsPerEntry, $"The number of rows of entry {place}", nameof(entry));
        var bytes = 0L;
        for (var i = 0; i < entry.Rows.Count; i++)
        {
            Number(entry.Rows[i].Length, 0, RowBytes, $"The bytes of row {i + 1} of entry {place}", nameof(entry));
            bytes += entry.Rows[i].Length;
        }

        return bytes;
    }

    private static void Text(string? text, int least, int most, string what, string parameter)
    {
        if (text is null || text.Length < least || text.Length > most)
        {
            throw new ArgumentException($"{what} must have {least} to {most} characters, found {(text is null ? "none" : text.Length)}.", parameter);
        }

        // A lone surrogate would be stored as a replacement character and no longer be what was asked for.
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == System.Text.Rune.ReplacementChar || rune.Value == 0)
            {
                throw new ArgumentException($"{what} must be well-formed text without NUL and U+FFFD, found one of them.", parameter);
            }
        }
    }

    private static void Number(long number, long least, long most, string what, string parameter)
    {
        if (number < least || number > most)
        {
            throw new ArgumentException($"{what} must be {least} to {most}, found {number}.", parameter);
        }
    }
}
