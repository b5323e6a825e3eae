using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Settings;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Http;

/// <summary>
/// Observations from the pages of a JSON interface. Settings: <c>url</c>, <c>mapping</c>, <c>rows</c> (the path of the list,
/// with dots; empty when the answer is the list), and for several pages either <c>next</c> (the path of the next address)
/// or <c>page-parameter</c> (counted from <c>page-start</c> until a page is empty); <c>authorization</c>,
/// <c>max-bytes</c>, <c>max-pages</c>.
/// </summary>
public sealed class HttpJsonSource : IDataSource
{
    private const string End = "end";
    private const int MaxDepth = 64;
    private readonly TimeSpan _firstDelay;
    private readonly TimeProvider _time;

    /// <summary>A source that waits a second before it asks again.</summary>
    public HttpJsonSource()
        : this(TimeSpan.FromSeconds(1), TimeProvider.System)
    {
    }

    internal HttpJsonSource(TimeSpan firstDelay, TimeProvider time) => (_firstDelay, _time) = (firstDelay, time);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mapper = new RowMapper(request.Mapping());
        using var http = new ConsentedHttp(request.Consent, request.Number("max-bytes", 8 << 20, 1024, 64 << 20), _firstDelay, _time);
        var maxPages = request.Number("max-pages", 1000, 1, 10_000);
        var number = request.Number("page-start", 1, 0, 1);
        var next = request.Cursor is { } cursor && cursor != End ? Resume(cursor, ref number) : First(request, number);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; next is not null; page++)
        {
            var at = next;
            if (page > maxPages || !seen.Add(at.AbsoluteUri))
            {
                throw new InvalidDataException(page > maxPages ? $"超过 {maxPages} 页。请缩小范围，或调整 max-pages。" : $"第 {page} 页又指回已读过的地址。");
            }

            using var answer = Parse(await http.GetAsync(at, request.Optional("authorization"), cancellation).ConfigureAwait(false), at);
            var rows = Rows(answer.RootElement, request.Optional("rows") ?? "", at);
            var line = 0;
            foreach (var row in rows.EnumerateArray())
            {
                foreach (var item in mapper.Map(new JsonRow(row, $"{at.GetLeftPart(UriPartial.Path)} 第 {number} 页 /{line++}")))
                {
                    yield return item;
                }
            }

            next = Next(request, answer.RootElement, at, line, ref number);
            if (next is not null)
            {
                yield return new SourceCursor(string.Create(CultureInfo.InvariantCulture, $"{number} {next.AbsoluteUri}"));
            }
        }

        foreach (var sum in mapper.End())
        {
            yield return sum;
        }

        yield return new SourceCursor(End);
    }

    private static Uri First(DataRequest request, int number)
    {
        var url = request.Setting("url");
        return !Uri.TryCreate(url, UriKind.Absolute, out var address) ? throw new SourceSettingsException($"url 写的是“{url}”，应为完整的 http 或 https 地址。")
            : request.Optional("page-parameter") is { } parameter ? Page(address, parameter, number)
            : address;
    }

    private static Uri? Next(DataRequest request, JsonElement root, Uri at, int rows, ref int number)
    {
        if (request.Optional("page-parameter") is { } parameter)
        {
            return rows == 0 ? null : Page(new Uri(request.Setting("url")), parameter, ++number);
        }

        return request.Optional("next") is { } path && JsonRow.Walk(root, path) is { ValueKind: JsonValueKind.String } link && link.GetString() is { Length: > 0 } text
            ? Uri.TryCreate(at, text, out var next) && ++number > 0 ? next : throw new InvalidDataException($"{path} 不是地址：{text}")
            : null;
    }

    private static Uri Page(Uri url, string parameter, int number)
    {
        var builder = new UriBuilder(url);
        builder.Query = $"{builder.Query.TrimStart('?')}{(builder.Query.Length > 1 ? "&" : "")}{Uri.EscapeDataString(parameter)}={number.ToString(CultureInfo.InvariantCulture)}";
        return builder.Uri;
    }

    private static Uri Resume(string cursor, ref int number) =>
        cursor.Split(' ', 2) is [var page, var address] && int.TryParse(page, CultureInfo.InvariantCulture, out number) && Uri.TryCreate(address, UriKind.Absolute, out var next)
            ? next : throw new InvalidDataException("游标不是本数据源写的。");

    private static JsonDocument Parse(byte[] body, Uri at)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{at.GetLeftPart(UriPartial.Path)} 的回答不是 JSON：{error.Message}", error);
        }
    }

    private static JsonElement Rows(JsonElement root, string path, Uri at) => JsonRow.Walk(root, path) is { ValueKind: JsonValueKind.Array } rows ? rows
        : throw new InvalidDataException($"{at.GetLeftPart(UriPartial.Path)} 的回答在“{(path.Length == 0 ? "最上层" : path)}”没有列表。请检查设置 rows。");
}
