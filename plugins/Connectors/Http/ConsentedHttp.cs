using System.Globalization;
using System.Net;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Http;

/// <summary>
/// Fetches addresses that the administrator consented to. Redirections are followed by hand, each to a consented address
/// only; answers are bounded after they are unpacked; what fails for a while is tried again a few times.
/// </summary>
/// <param name="consent">What may be reached.</param>
/// <param name="maxBytes">The longest answer, unpacked.</param>
/// <param name="firstDelay">How long to wait before the second attempt; each further wait is twice as long.</param>
/// <param name="time">Waits.</param>
internal sealed class ConsentedHttp(Consent consent, int maxBytes, TimeSpan firstDelay, TimeProvider time) : IDisposable
{
    private const int Attempts = 4;
    private const int Redirects = 5;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        MaxResponseHeadersLength = 64,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Fetches an address.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="authorization">The header of that name; sent to this host and port only, never on to another.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UnauthorizedAccessException">It, or one it leads to, is not consented to.</exception>
    /// <exception cref="HttpRequestException">It did not answer well after all attempts.</exception>
    /// <exception cref="InvalidDataException">The answer is too long.</exception>
    public async Task<byte[]> GetAsync(Uri address, string? authorization, CancellationToken cancellation)
    {
        var delay = firstDelay;
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? asked;
            try
            {
                var (body, retryAfter) = await FollowAsync(address, authorization, last: attempt == Attempts, cancellation).ConfigureAwait(false);
                if (body is not null)
                {
                    return body;
                }

                asked = retryAfter;
            }
            catch (Exception error) when (attempt < Attempts && !cancellation.IsCancellationRequested && IsPassing(error))
            {
                asked = null;
            }

            var wait = asked ?? delay;
            await Task.Delay(wait < LongestDelay ? wait : LongestDelay, time, cancellation).ConfigureAwait(false);
            delay *= 2;
        }
    }

    public void Dispose() => _client.Dispose();

    // An answer that says no is final; a broken connection or one that dragged on may be better next time.
    private static bool IsPassing(Exception error) => error is HttpRequestException { StatusCode: null } or IOException or OperationCanceledException;

    private async Task<(byte[]? Body, TimeSpan? RetryAfter)> FollowAsync(Uri address, string? authorization, bool last, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var at = address;
        for (var redirects = 0; redirects <= Redirects; redirects++)
        {
            Check(at);
            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            request.Headers.Accept.ParseAdd("application/json");
            if (authorization is not null && string.Equals(at.Authority, address.Authority, StringComparison.OrdinalIgnoreCase) && at.Scheme == address.Scheme)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            if (answer.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && answer.Headers.Location is { } location)
            {
                var next = new Uri(at, location);
                at = at.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps
                    ? throw new UnauthorizedAccessException($"{Plain(at)} 转到了不加密的 {Plain(next)}，没有跟随。")
                    : next;
                continue;
            }

            if (answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError && !last)
            {
                return (null, answer.Headers.RetryAfter?.Delta);
            }

            return answer.IsSuccessStatusCode
                ? (await BodyAsync(at, answer, patience.Token).ConfigureAwait(false), null)
                : throw new HttpRequestException($"{Plain(at)} 回答 {((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)}。", null, answer.StatusCode);
        }

        throw new InvalidDataException($"{Plain(address)} 连续转向超过 {Redirects} 次。");
    }

    private void Check(Uri address)
    {
        if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            throw new UnauthorizedAccessException($"{Plain(address)} 不是不带用户名的 http 或 https 地址。");
        }

        if (!consent.AllowsHost(address.IdnHost, address.Port))
        {
            throw new UnauthorizedAccessException($"没有同意连接 {address.IdnHost}:{address.Port.ToString(CultureInfo.InvariantCulture)}。请在 sources.yaml 的 network 中写明。");
        }
    }

    private async Task<byte[]> BodyAsync(Uri at, HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            if (body.Length + read > maxBytes)
            {
                throw new InvalidDataException($"{Plain(at)} 的回答超过 {maxBytes.ToString(CultureInfo.InvariantCulture)} 字节。请改小每页的条数，或调整 max-bytes。");
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    // A query may hold a key, and the user's part a password.
    private static string Plain(Uri address) => $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";
}
