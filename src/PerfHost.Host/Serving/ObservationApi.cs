using System.Globalization;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Runtime;
using PerfHost.Host.Sources;
using PerfHost.Web.Accounts;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Serving;

/// <summary>The HTTP API: boards, explanations, and appending observations.</summary>
internal static class ObservationApi
{
    private const int MaxObservations = 10_000;
    private const int MaxBody = 8 * 1024 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/health", async (ILedgerStore store, BoardSet boards, PackageSet packages, CancellationToken cancellation) =>
        {
            var heads = await store.HeadsAsync(cancellation);
            var ungoverned = await UngovernedAsync(boards, cancellation);
            return new Health(
                packages.Failures.Count == 0 && ungoverned == 0 ? "ok" : "degraded", heads.Count, heads.Sum(head => head.Sequence), packages.Packages.Count, packages.Failures, ungoverned);
        }).AllowAnonymous();
        app.MapGet("/api/boards", async (BoardSet boards, CancellationToken cancellation) =>
        {
            var listed = new List<BoardInfo>();
            foreach (var board in await boards.AllAsync(cancellation))
            {
                listed.Add(await BoardInfo.OfAsync(board, cancellation));
            }

            var tree = new Engine.Facts.JurisdictionTree(listed.Select(board => (board.Id, board.Parent)));
            return listed.Select(board => board with { Parent = tree.ParentOf(board.Id) });
        });
        app.MapGet("/api/boards/{board}/subjects/{subject}/explanation", async (string board, string subject, BoardSet boards, CancellationToken cancellation) =>
            await boards.FindAsync(board, cancellation) is not { } found ? Results.NotFound(new Problem($"没有看板“{board}”。"))
                : await found.ExplainAsync(subject, cancellation) is { } explanation ? Results.Ok(explanation)
                : Results.NotFound(new Problem(await found.LookAsync(projection => Unexplained(projection.Facts, board, subject), cancellation))));
        app.MapPost("/api/boards/{board}/observations", AppendAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody)).RequireAuthorization(AccessScope.Observe);
    }

    /// <summary>Why a board has no explanation of a subject: there is none of that id, or nothing scores it.</summary>
    private static string Unexplained(JurisdictionFacts facts, string board, string subject) =>
        facts.Find(subject)?.Declaration is not { } declared ? $"看板“{board}”中没有评价对象“{subject}”。"
        : facts.SchemeFor(declared.Year, Moment.On(facts.AsOf, declared.Year).Stage) is { } adopted
            ? $"评价对象“{subject}”不能评分，没有可解释的得分：采用的方案“{adopted.Scheme}”没有已装载的程序包提供。请安装带有它的程序包。"
        : $"评价对象“{subject}”不能评分，没有可解释的得分：没有为它采用评价方案。";

    /// <returns>How many subjects have no scheme; null when a board does not answer in time: whoever asks for the health must not wait for what is ill.</returns>
    private static async Task<int?> UngovernedAsync(BoardSet boards, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_patience);
        try
        {
            var sum = 0;
            foreach (var board in boards.Opened)
            {
                sum += await board.LookAsync(projection => projection.Ungoverned.Values.Sum(), limit.Token);
            }

            return sum;
        }
        catch (Exception error) when (error is BoardAbandonedException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    private static async Task<IResult> AppendAsync(
        string board, ObservationRequest request, ILedgerStore store, BoardSet boards, BoardPump pump, SourcePlan sources, CancellationToken cancellation)
    {
        if (request.Observations is not { Count: > 0 and <= MaxObservations })
        {
            return Results.BadRequest(new Problem($"observations 应有 1 到 {MaxObservations.ToString(CultureInfo.InvariantCulture)} 条，现有 {request.Observations?.Count ?? 0} 条。"));
        }

        if (await boards.FindAsync(board, cancellation) is not { } found)
        {
            return Results.NotFound(new Problem($"没有行政区“{board}”。"));
        }

        var wrong = await found.LookAsync(projection => ObservationCheck.Refuse(projection.Facts, request.Observations) ?? ReadOnlySources.Refuse(sources.DataFolder, projection.Facts, request.Observations), cancellation);
        if (wrong is not null)
        {
            return Results.BadRequest(new Problem(wrong));
        }

        try
        {
            var appended = (Appended)await store.AppendAsync(board, new AppendRequest([Entries.Observed(request.Observations)], Key: request.Key), cancellation);
            await pump.TellAsync(board, cancellation);
            return Results.Ok(new AppendReceipt(board, appended.First, appended.Root.ToString(), appended.Repeated));
        }
        catch (ArgumentException error)
        {
            return Results.BadRequest(new Problem(error.Message));
        }
    }
}
