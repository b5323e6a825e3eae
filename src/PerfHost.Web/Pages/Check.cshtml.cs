using System.Net.Mime;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using PerfHost.Engine.Schemes;
using PerfHost.Web.Boards;
using PerfHost.Web.Checking;
using PerfHost.Web.Packages;

namespace PerfHost.Web.Pages;

/// <summary>
/// 自评表体检: takes forms, says what is wrong with each, and keeps nothing but the findings, in memory, for a while.
/// Works without scripts as one posted form; with them, files come in small batches.
/// </summary>
/// <param name="boards">The boards.</param>
/// <param name="packages">The packages.</param>
/// <param name="runs">The runs that visitors are looking at.</param>
/// <param name="antiforgery">Checks the token by hand: checking it by itself would read the whole form first.</param>
/// <param name="texts">The words.</param>
/// <param name="log">Where defects of our own are told.</param>
[StreamedForm]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(CheckLimits.RequestBytes)]
public sealed class CheckModel(BoardSet boards, PackageSet packages, CheckRuns runs, IAntiforgery antiforgery, Text.Texts texts, ILogger<CheckModel> log) : BoardPage(boards)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    /// <summary>The schemes that can be chosen.</summary>
    public IReadOnlyList<Scheme> Schemes => packages.Schemes.All;

    /// <summary>The run that is looked at; null before one began.</summary>
    public CheckRun? Run { get; private set; }

    /// <summary>The files to show.</summary>
    public IReadOnlyList<CheckedFile> Files { get; private set; } = [];

    /// <summary>The figures of the whole run.</summary>
    public CheckFigures Figures { get; private set; } = CheckFigures.Of([]);

    /// <summary>Why something was refused; null when nothing was.</summary>
    public string? Refused { get; private set; }

    /// <summary>The page, with a run if one is named.</summary>
    public async Task OnGetAsync(string? run, string? board, CancellationToken cancellation)
    {
        await HeadAsync(board, cancellation);
        if (!string.IsNullOrEmpty(run))
        {
            Show(runs.Find(run));
            Refused = Run is null ? texts["check.refused.gone"] : null;
        }
    }

    /// <summary>问题清单.xlsx of a run.</summary>
    public IActionResult OnGetWorkbook(string? run)
    {
        if (runs.Find(run) is not { } known)
        {
            return NotFound();
        }

        var stream = new MemoryStream();
        new FindingWorkbook(texts).Write(known.Files, stream);
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", texts["check.file-name"]);
    }

    /// <summary>A whole form, from a browser without scripts.</summary>
    public async Task<IActionResult> OnPostAsync(string? board, CancellationToken cancellation)
    {
        var (run, files, refused) = await TakeAsync(null, cancellation);
        if (refused is null && files.Count > 0)
        {
            return RedirectToPage(new { run = run!.Id, board });
        }

        await HeadAsync(board, cancellation);
        Show(files.Count > 0 ? run : null);
        Refused = refused?.Reason ?? texts["check.refused.none"];
        Response.StatusCode = refused?.Status ?? StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>A batch, from the page's script: answers with the new files as a piece of the page.</summary>
    public async Task<IActionResult> OnPostBatchAsync(string? run, CancellationToken cancellation)
    {
        var (known, files, refused) = await TakeAsync(run, cancellation);
        if (refused is { } reason)
        {
            return new ContentResult { StatusCode = reason.Status, Content = reason.Reason, ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8" };
        }

        Show(known);
        Files = files;
        return Partial("_CheckedFiles", this);
    }

    /// <summary>Takes the files of a request one by one: token first, so that no file is read for a stranger.</summary>
    private async Task<(CheckRun? Run, List<CheckedFile> Files, Refusal? Refused)> TakeAsync(string? id, CancellationToken cancellation)
    {
        var files = new List<CheckedFile>();
        Scheme? scheme = null;
        FormCheck? check = null;
        CheckRun? run = null;
        var isTrusted = false;
        await foreach (var part in FormUpload.ReadAsync(Request).WithCancellation(cancellation))
        {
            if (!isTrusted)
            {
                if (part is { Field: TokenField, File: null } && !Request.Headers.ContainsKey(TokenHeader))
                {
                    Request.Headers[TokenHeader] = part.Text;
                }

                if (!Request.Headers.ContainsKey(TokenHeader) || !await antiforgery.IsRequestValidAsync(HttpContext))
                {
                    return (null, files, new Refusal(StatusCodes.Status400BadRequest, texts["check.refused.token"]));
                }

                isTrusted = true;
            }

            if (part is { Field: "scheme", File: null, Text: { Length: > 0 } wanted } && (scheme = packages.Schemes.Find(wanted)) is null)
            {
                return (run, files, new Refusal(StatusCodes.Status400BadRequest, texts.Format("check.refused.scheme", ShownText.Of(wanted))));
            }

            // A file field that was left empty is sent without a name.
            if (part.File is not { Length: > 0 } name)
            {
                continue;
            }

            run ??= string.IsNullOrEmpty(id) ? runs.Open() : runs.Find(id);
            if (run is null)
            {
                return (null, files, new Refusal(StatusCodes.Status410Gone, texts["check.refused.gone"]));
            }

            if (files.Count >= CheckLimits.RequestFiles)
            {
                return (run, files, new Refusal(StatusCodes.Status413PayloadTooLarge, texts.Format("check.refused.files", CheckLimits.RequestFiles)));
            }

            await runs.Gate.WaitAsync(cancellation);
            try
            {
                var file = (check ??= new FormCheck(packages, texts, log, scheme)).Check(part.Bytes, name);
                if (!run.Add(file, part.Bytes.Length))
                {
                    return (run, files, new Refusal(StatusCodes.Status413PayloadTooLarge, texts.Format("check.refused.run", CheckLimits.RunFiles)));
                }

                files.Add(file);
            }
            finally
            {
                runs.Gate.Release();
            }
        }

        return (run, files, isTrusted ? null : new Refusal(StatusCodes.Status400BadRequest, texts["check.refused.token"]));
    }

    private void Show(CheckRun? run)
    {
        Run = run;
        Files = run?.Files ?? [];
        Figures = CheckFigures.Of(Files);
    }

    private Task<string?> HeadAsync(string? board, CancellationToken cancellation) => LookAsync(board, _ => "", cancellation);

    private sealed record Refusal(int Status, string Reason);
}
