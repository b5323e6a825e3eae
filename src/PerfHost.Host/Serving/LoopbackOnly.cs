using System.Net;

namespace PerfHost.Host.Serving;

/// <summary>Until people can sign in, only this machine is served.</summary>
internal static class LoopbackOnly
{
    /// <summary>What is wrong with the addresses; null when all are loopback.</summary>
    /// <returns>The key of a text and the address it is about.</returns>
    public static (string Key, string Address)? Refuse(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                return url.Contains('*', StringComparison.Ordinal) || url.Contains('+', StringComparison.Ordinal) ? ("serve.not-loopback", url) : ("serve.bad-url", url);
            }

            if (!(uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))))
            {
                return ("serve.not-loopback", url);
            }
        }

        return null;
    }
}
