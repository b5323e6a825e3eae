using PerfHost.Engine.Ledger.Verification;

namespace PerfHost.Engine.Ledger.Export;

/// <summary>
/// A ledger as JSON Lines, for an auditor's own tools. The first line names the ledger and its head; each further line is an
/// entry: the header's exact text, the salt, and the rows as text (or base64 where a row is not UTF-8). Who holds the file can
/// recompute every hash; it contains every payload and has to be kept like one.
/// </summary>
public static class LedgerExport
{
    private const int Page = 200;

    /// <summary>Writes a ledger as it is at the beginning of the call.</summary>
    /// <param name="store">The store.</param>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="destination">Gets the lines in UTF-8; stays open.</param>
    /// <param name="cancellation">Ends the writing; the file is then incomplete and says so when it is verified.</param>
    /// <returns>The head that was exported.</returns>
    /// <exception cref="ArgumentException">There is no such ledger.</exception>
    public static async Task<LedgerHead> WriteAsync(
        ILedgerStore store, string jurisdiction, Stream destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(destination);
        var head = (await store.HeadsAsync(cancellation)).FirstOrDefault(h => string.Equals(h.Jurisdiction, jurisdiction, StringComparison.Ordinal))
            ?? throw new ArgumentException($"There is no ledger of '{jurisdiction}' to export.", nameof(jurisdiction));
        await destination.WriteAsync(ExportLine.Write(head), cancellation);
        for (var sequence = 0L; sequence < head.Sequence;)
        {
            var page = await store.ReadAsync(jurisdiction, sequence, (int)Math.Min(Page, head.Sequence - sequence), cancellation);
            if (page.Count == 0)
            {
                throw new InvalidOperationException($"The ledger of '{jurisdiction}' ends at {sequence}, its head says {head.Sequence}: verify it.");
            }

            foreach (var entry in page)
            {
                await destination.WriteAsync(ExportLine.Write(entry), cancellation);
            }

            sequence += page.Count;
        }

        await destination.FlushAsync(cancellation);
        return head;
    }

    /// <summary>Recomputes every hash of an export, without any store.</summary>
    /// <param name="source">What <see cref="WriteAsync"/> wrote; stays open.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The verdict against the head in the first line.</returns>
    /// <exception cref="FormatException">A line is not one of an export.</exception>
    public static async Task<LedgerVerdict> VerifyAsync(Stream source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var lines = new StreamReader(source, leaveOpen: true);
        var head = ExportLine.ReadHead(await lines.ReadLineAsync(cancellation) ?? "");
        var audit = new LedgerAudit(head.Jurisdiction);
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            if (!audit.Take(ExportLine.ReadEntry(line)))
            {
                return audit.Verdict();
            }
        }

        return audit.Verdict(head);
    }
}
