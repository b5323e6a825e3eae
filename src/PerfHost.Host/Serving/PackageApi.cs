using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Web.Accounts;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Serving;

/// <summary>The HTTP API for administrators: packages are listed, installed, rolled back and removed while the server runs.</summary>
internal static class PackageApi
{
    private const int MostCharacters = 200;
    private const string Nobody = "本机管理员";

    public static void MapPackageApi(this WebApplication app)
    {
        var packages = app.MapGroup("/api/packages").RequireAuthorization(AccessScope.Packages);
        packages.MapGet("", (PackageStatusList statuses) => statuses.Now());
        packages.MapPost("", InstallAsync).WithMetadata(new RequestSizeLimitAttribute(ArchiveLimits.Default.PackedBytes));
        packages.MapGet("/{id}", (string id, IPackageExamination examination) => examination.Describe(id) is { } found ? Results.Ok(found) : Unknown(id));
        packages.MapGet("/{id}/doctor", async (string id, IPackageExamination examination, CancellationToken cancellation) =>
            await examination.ExamineAsync(id, cancellation) is { } found ? Results.Ok(found) : Unknown(id));
        packages.MapPost("/preview", PreviewAsync).WithMetadata(new RequestSizeLimitAttribute(ArchiveLimits.Default.PackedBytes));
        packages.MapGet("/{id}/preview", (string id, string? act, PackagePreviewer previewer, PackageStatusList statuses, PackageInstallation installation, CancellationToken cancellation) => act switch
        {
            null or "" => Task.FromResult(Results.BadRequest(new Problem("没有写 act，应为 ?act=rollback 或 ?act=remove。"))),
            "rollback" or "remove" when IsUnknown(id, statuses, installation) => Task.FromResult(Unknown(id)),
            "rollback" => AnswerAsync(() => previewer.RollbackAsync(id, cancellation)),
            "remove" => AnswerAsync(() => previewer.RemovalAsync(id, cancellation)),
            _ => Task.FromResult(Results.BadRequest(new Problem($"act 写的是“{act}”，应为 rollback 或 remove。"))),
        });
        packages.MapPost("/{id}/rollback", (string id, string? person, string? reason, ClaimsPrincipal user, PackageStatusList statuses, PackageInstallation installation, CancellationToken cancellation) =>
            IsUnknown(id, statuses, installation) ? Task.FromResult(Unknown(id)) : AnswerAsync(user, person, reason, (who, why) => installation.RollbackAsync(id, who, why, cancellation)));
        packages.MapDelete("/{id}", (string id, string? person, string? reason, ClaimsPrincipal user, PackageStatusList statuses, PackageInstallation installation, CancellationToken cancellation) =>
            IsUnknown(id, statuses, installation) ? Task.FromResult(Unknown(id)) : AnswerAsync(user, person, reason, (who, why) => installation.RemoveAsync(id, who, why, cancellation)));
    }

    private static IResult Unknown(string id) => Results.NotFound(new Problem($"没有程序包“{id}”。GET /api/packages 或 perfhost package list 列出全部。"));

    /// <summary>What is installed and could not be loaded may go by another name in the list.</summary>
    private static bool IsUnknown(string id, PackageStatusList statuses, PackageInstallation installation) =>
        statuses.Now().Packages.All(package => package.Id != id) && !installation.Installed.Ids.Contains(id, StringComparer.Ordinal);

    private static IResult Empty() => Results.BadRequest(new Problem("请求没有内容。请把 .perfpack 文件作为请求体发送。"));

    private static async Task<IResult> InstallAsync(HttpRequest request, string? person, string? reason, [FromQuery] string[]? consent, ClaimsPrincipal user, PackageInstallation installation, CancellationToken cancellation)
    {
        // The archive is read from its end, so the whole of it has to be here; the limit of the endpoint bounds it.
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancellation);
        return file.Length == 0 ? Empty() : await AnswerAsync(user, person, reason, (who, why) => installation.InstallAsync(file, who, why, consent ?? [], cancellation));
    }

    private static async Task<IResult> PreviewAsync(HttpRequest request, PackagePreviewer previewer, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancellation);
        return file.Length == 0 ? Empty() : await AnswerAsync(() => previewer.FileAsync(file, cancellation));
    }

    private static async Task<IResult> AnswerAsync(Func<Task<PackagePreview>> look)
    {
        try
        {
            return Results.Ok(await look());
        }
        catch (PackageException error)
        {
            return Results.BadRequest(new Problem(error.Message));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Results.Json(new Problem(FileTrouble.Say(error)), statusCode: StatusCodes.Status500InternalServerError);
        }
    }

    private static async Task<IResult> AnswerAsync(ClaimsPrincipal user, string? person, string? reason, Func<string, string?, Task<SwapResult>> change)
    {
        if (person is { Length: > MostCharacters } || reason is { Length: > MostCharacters })
        {
            return Results.BadRequest(new Problem($"person 和 reason 各不超过 {MostCharacters} 个字符。"));
        }

        try
        {
            // Who signed in is who did it; only at this machine may somebody say so.
            var result = await change(user.Identity?.Name is { Length: > 0 } name ? name : string.IsNullOrWhiteSpace(person) ? Nobody : person, string.IsNullOrWhiteSpace(reason) ? null : reason);
            return result.IsRefused ? Results.UnprocessableEntity(new Problem(string.Join('\n', result.Problems))) : Results.Ok(PackageChanged.Of(result));
        }
        catch (PackageException error)
        {
            return Results.BadRequest(new Problem(error.Message));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Results.Json(new Problem(FileTrouble.Say(error)), statusCode: StatusCodes.Status500InternalServerError);
        }
    }
}
