using System.Security.Cryptography;
using PerfHost.Engine.Ledger;
using PerfHost.Storage.Folder;

namespace PerfHost.Storage.Blobs;

/// <summary>
/// Blobs as files: <c>blobs/ab/cdef…</c> by their SHA-256. A blob appears under its name whole and durable, or not at all.
/// Safe for many threads.
/// </summary>
public sealed class FileBlobStore : IBlobStore
{
    /// <summary>The folder inside the data folder.</summary>
    public const string FolderName = "blobs";

    /// <summary>Bytes of one blob unless said otherwise: 256 MiB.</summary>
    public const long DefaultLimit = 256L * 1024 * 1024;

    private readonly string _folder;
    private readonly string _incoming;
    private readonly long _limit;

    /// <summary>Works inside a data folder; creates what is missing and sweeps away what a crash left half-written.</summary>
    /// <param name="dataFolder">The data folder. One process at a time: whoever opens it holds its ledger's lock.</param>
    /// <param name="limit">The most bytes of one blob.</param>
    public FileBlobStore(string dataFolder, long limit = DefaultLimit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _folder = Path.Combine(dataFolder, FolderName);
        _incoming = Path.Combine(_folder, "incoming");
        _limit = limit;
        if (Directory.Exists(_incoming))
        {
            Directory.Delete(_incoming, recursive: true);
        }

        Directory.CreateDirectory(_incoming);
    }

    /// <inheritdoc/>
    public async ValueTask<Hash> PutAsync(Stream content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var temporary = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            var hash = await WriteAsync(content, temporary, cancellation);
            Keep(temporary, PathOf(hash));
            return hash;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenAsync(Hash hash, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return new(new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, useAsync: true));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((Stream?)null);
        }
    }

    private string PathOf(Hash hash)
    {
        var digits = hash.ToString();
        return Path.Combine(_folder, digits[..2], digits[2..]);
    }

    private async Task<Hash> WriteAsync(Stream content, string path, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        var written = 0L;
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            written += read;
            if (written > _limit)
            {
                throw new BlobTooLargeException(_limit);
            }

            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        file.Flush(flushToDisk: true);
        return new Hash(sha.GetHashAndReset());
    }

    private void Keep(string temporary, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        // Same name, same bytes: replacing a blob by itself changes nothing, whoever of two writers comes last.
        File.Move(temporary, path, overwrite: true);
        FolderSync.Flush(folder);
        FolderSync.Flush(_folder);
    }
}
