using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace PerfHost.Web.Accounts;

/// <summary>The text of a key: a prefix that scanners for leaked secrets can find, and 256 random bits.</summary>
public static class ApiKeySecret
{
    private const string Prefix = "perfhost_";
    private const int Bytes = 32;

    /// <summary>A new one.</summary>
    public static string New() => Prefix + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it: SHA-256 in hexadecimal.</summary>
    /// <param name="secret">The key.</param>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
