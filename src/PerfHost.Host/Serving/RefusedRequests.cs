using System.Globalization;
using System.Text.Json;

namespace PerfHost.Host.Serving;

/// <summary>Says why a request could not be read: an empty 400 helps nobody.</summary>
internal static class RefusedRequests
{
    private const string Expected = "应为 {\"observations\":[{\"subject\":\"…\",\"item\":\"…\",\"period\":\"2025-08-31\",\"value\":数字或 {\"date\"}、{\"grade\"}、{\"checklist\"}、{\"missing\"}}]}";

    public static IApplicationBuilder UseRefusedRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = error.StatusCode;
            await context.Response.WriteAsJsonAsync(new Problem(Say(error)), context.RequestAborted);
        }
    });

    // The serializer's own message names our types, which say nothing to the caller.
    private static string Say(BadHttpRequestException error) => error switch
    {
        { InnerException: JsonException json } => string.Create(
            CultureInfo.InvariantCulture, $"请求体不是可用的 JSON：第 {(json.LineNumber ?? 0) + 1} 行第 {(json.BytePositionInLine ?? 0) + 1} 字节，{json.Path ?? "$"}。{Expected}。"),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "请求体太大。请分几次提交。",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => $"请求体的类型应为 application/json。{Expected}。",
        _ => $"请求无法读取。{Expected}。",
    };
}
