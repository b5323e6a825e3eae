using System.Text.Json;
using System.Text.Json.Serialization;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Engine.Ledger;

/// <summary>
/// Proves that an entry, and if asked one row of it, stands in a ledger with a known root. It needs neither our server nor a
/// database: who trusts the root (from a published checkpoint, say) can trust the entry. Travels as JSON.
/// </summary>
public sealed record Receipt
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        WriteIndented = true,
    };

    /// <summary>Whose ledger.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The place of the entry in the tree, from 0: its sequence less one.</summary>
    public required long Index { get; init; }

    /// <summary>The stored bytes of the header; base64 in JSON.</summary>
    public required byte[] Header { get; init; }

    /// <summary>How many entries the tree of <see cref="Root"/> has.</summary>
    public required long TreeSize { get; init; }

    /// <summary>The root of the tree.</summary>
    public required Hash Root { get; init; }

    /// <summary>The hashes that lead from the header to the root, the lowest first.</summary>
    public required IReadOnlyList<Hash> Path { get; init; }

    /// <summary>The row that is shown; null when the receipt is for the entry's header only.</summary>
    public RowReceipt? Row { get; init; }

    /// <summary>Makes the receipt of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="treeSize">The size of the tree.</param>
    /// <param name="root">Its root at that size.</param>
    /// <param name="path">The inclusion proof of the entry at that size.</param>
    /// <param name="row">Which row to show, from 0; null shows none.</param>
    /// <exception cref="ArgumentException">The row was erased or there is none of that place.</exception>
    public static Receipt For(StoredEntry entry, long treeSize, Hash root, IReadOnlyList<Hash> path, int? row = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new Receipt
        {
            Jurisdiction = entry.Header.Jurisdiction,
            Index = entry.Header.Sequence - 1,
            Header = entry.HeaderBytes.ToArray(),
            TreeSize = treeSize,
            Root = root,
            Path = path,
            Row = row is { } shown ? Show(entry, shown) : null,
        };
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">Not a receipt.</exception>
    public static Receipt Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Receipt>(json, Json) ?? throw new FormatException("A receipt was expected, found null.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"A receipt was expected, found JSON that is none: {exception.Message}", exception);
        }
    }

    /// <summary>The receipt as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Recomputes everything the receipt claims from what it carries.</summary>
    /// <returns>A verdict, also for nonsense; it never throws for what a stranger put into the receipt.</returns>
    public ReceiptVerdict Verify()
    {
        EntryHeader header;
        try
        {
            header = HeaderEncoding.Read(Header);
        }
        catch (FormatException exception)
        {
            return No(exception.Message);
        }

        if (!string.Equals(header.Jurisdiction, Jurisdiction, StringComparison.Ordinal))
        {
            return No($"The receipt is for '{Jurisdiction}', its header for '{header.Jurisdiction}'.");
        }

        if (header.Sequence - 1 != Index)
        {
            return No($"The receipt is for place {Index}, its header for sequence {header.Sequence}.");
        }

        if (!MerkleProof.IncludesLeaf(Index, TreeSize, MerkleHash.Leaf(Header), Path, Root))
        {
            return No($"The header does not lead to the root {Root} of {TreeSize} entries.");
        }

        return Row is null || MerkleProof.IncludesLeaf(Row.Index, header.RowCount, MerkleHash.Leaf(Row.Salt, Row.Row), Row.Path, header.PayloadHash)
            ? new ReceiptVerdict(true, null)
            : No($"Row {Row.Index} does not lead to the payload hash {header.PayloadHash} of {header.RowCount} rows.");
    }

    private static ReceiptVerdict No(string finding) => new(false, finding);

    private static RowReceipt Show(StoredEntry entry, int row)
    {
        var rows = entry.Rows ?? throw new ArgumentException($"The payload of entry {entry.Header.Sequence} was erased: no row can be shown.", nameof(row));
        if (row < 0 || row >= rows.Count)
        {
            throw new ArgumentException($"Entry {entry.Header.Sequence} has {rows.Count} rows, counted from 0; found {row}.", nameof(row));
        }

        return new RowReceipt
        {
            Index = row,
            Row = rows[row].ToArray(),
            Salt = SaltedRows.Salt(entry.Salt.Span, row),
            Path = SaltedRows.Tree(entry.Salt.Span, rows).InclusionProof(row, rows.Count),
        };
    }
}
