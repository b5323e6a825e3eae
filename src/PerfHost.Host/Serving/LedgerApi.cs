using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Export;
using PerfHost.Host.Ledgers;

namespace PerfHost.Host.Serving;

/// <summary>The HTTP API for auditors: verification, export and receipts.</summary>
internal static class LedgerApi
{
    public static void MapLedgerApi(this WebApplication app)
    {
        app.MapGet("/api/ledgers/verification", async (ILedgerStore store, CancellationToken cancellation) => await LedgerReport.VerifyAllAsync(store, cancellation));
        app.MapGet("/api/ledgers/{jurisdiction}/entries", async (string jurisdiction, ILedgerStore store, CancellationToken cancellation) =>
            await IsKnownAsync(store, jurisdiction, cancellation)
                ? Results.Stream(async target => await LedgerExport.WriteAsync(store, jurisdiction, target, cancellation), "application/jsonl; charset=utf-8")
                : Unknown(jurisdiction));
        app.MapGet("/api/ledgers/{jurisdiction}/receipts/{sequence:long}", async (
            string jurisdiction, long sequence, int? row, ILedgerStore store, IReceiptSource receipts, CancellationToken cancellation) =>
        {
            if (!await IsKnownAsync(store, jurisdiction, cancellation))
            {
                return Unknown(jurisdiction);
            }

            try
            {
                return await receipts.ReceiptAsync(jurisdiction, sequence, row, cancellation) is { } receipt
                    ? Results.Text(receipt.ToJson() + "\n", "application/json; charset=utf-8")
                    : Results.NotFound(new Problem($"{jurisdiction} 的台账没有第 {sequence} 条。"));
            }
            catch (ArgumentException error)
            {
                return Results.BadRequest(new Problem(error.Message));
            }
        });
    }

    private static async Task<bool> IsKnownAsync(ILedgerStore store, string jurisdiction, CancellationToken cancellation) =>
        (await store.HeadsAsync(cancellation)).Any(head => head.Jurisdiction == jurisdiction);

    private static IResult Unknown(string jurisdiction) => Results.NotFound(new Problem($"没有行政区“{jurisdiction}”的台账。"));
}
