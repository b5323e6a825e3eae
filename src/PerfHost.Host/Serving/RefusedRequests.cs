using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace PerfHost.Host.Serving;

/// <summary>Says why a request could not be read: an empty 400 helps nobody.</summary>
internal static partial class RefusedRequests
{
    private const string Observations = "应为 {observations: [{subject, item, period（如 2025-08-31）, value（数字，或 date、grade、checklist、missing 之一的对象）}]}。";
    private const long Mebibyte = 1 << 20;

    public static IApplicationBuilder UseRefusedRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = error.StatusCode;
            await context.Response.WriteAsJsonAsync(new Problem(Say(error, context)), context.RequestAborted);
            return;
        }

        // What the framework refuses without throwing.
        if (!context.Response.HasStarted && Say(context.Response.StatusCode, context) is { } words)
        {
            await context.Response.WriteAsJsonAsync(new Problem(words), context.RequestAborted);
        }
    });

    // The serializer's own message names our types, which say nothing to the caller.
    private static string Say(BadHttpRequestException error, HttpContext context) => error.InnerException is JsonException json
        ? string.Create(CultureInfo.InvariantCulture, $"请求体不是可用的 JSON：第 {(json.LineNumber ?? 0) + 1} 行第 {(json.BytePositionInLine ?? 0) + 1} 字节，{json.Path ?? "$"}。{Expected(context)}")
        : Say(error.StatusCode, context)
            ?? (Parameter().Match(error.Message) is { Success: true } wrong ? $"参数 {wrong.Groups["name"].Value} 没有写，或写法不对。{Expected(context)}" : $"请求无法读取。{Expected(context)}");

    private static string? Say(int status, HttpContext context) => status switch
    {
        StatusCodes.Status400BadRequest when context.Request.HasFormContentType => "表单已过期，或不是从本站的页面提交的。请返回，刷新页面后重新提交。",
        StatusCodes.Status401Unauthorized => "需要登录，或在 Authorization: Bearer 中给出有效的密钥。在本机可用 perfhost 命令。密钥在 /account 创建。",
        StatusCodes.Status403Forbidden => "这个密钥没有所需的权限。请用有该权限的密钥，或请管理员在 /account 另建一个。",
        StatusCodes.Status413PayloadTooLarge => $"请求体太大{Limit(context)}。{(HasObservations(context) ? "请分几次提交。" : "")}",
        StatusCodes.Status415UnsupportedMediaType => $"请求体的类型应为 application/json。{Expected(context)}",
        _ => null,
    };

    private static string Limit(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } bytes
        ? bytes % Mebibyte == 0 ? string.Create(CultureInfo.InvariantCulture, $"，上限为 {bytes / Mebibyte} MiB") : string.Create(CultureInfo.InvariantCulture, $"，上限为 {bytes} 字节")
        : "";

    /// <summary>What the body has to look like, where one is expected.</summary>
    private static string Expected(HttpContext context) => HasObservations(context) ? Observations : "";

    private static bool HasObservations(HttpContext context) => context.Request.Path.Value?.EndsWith("/observations", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The framework names a parameter as <c>"string act"</c>.</summary>
    [GeneratedRegex("parameter \"[^\" ]+ (?<name>[A-Za-z]+)\" (was not provided )?from", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
