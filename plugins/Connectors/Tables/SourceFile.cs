using System.Security.Cryptography;
using PerfHost.Connectors.Settings;

namespace PerfHost.Connectors.Tables;

/// <summary>A file as it was at one moment. It is read whole, so that what is hashed is what is read.</summary>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record SourceFile(string Name, byte[] Bytes)
{
    /// <summary>The most that is read of one file: 64 MiB.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The first half of SHA-256 over the content, 32 hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 16));

    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    public static async Task<SourceFile> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true);
        if (stream.Length > MaxBytes)
        {
            throw new SourceSettingsException($"“{path}”有 {stream.Length >> 20} MiB，至多读取 {MaxBytes >> 20} MiB。请分成几个文件。");
        }

        var bytes = new byte[stream.Length];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return new SourceFile(Path.GetFileName(path), read == bytes.Length ? bytes : bytes[..read]);
    }
}
