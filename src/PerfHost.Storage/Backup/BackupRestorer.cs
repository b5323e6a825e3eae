using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Verification;
using PerfHost.Storage.Folder;
using PerfHost.Storage.Ledger;

namespace PerfHost.Storage.Backup;

/// <summary>
/// Unpacks a backup beside the data folder, verifies files, hashes and every tree there, and only then puts it in its place.
/// A backup may come from a stranger: only names of the known patterns are written, and never more bytes than announced.
/// </summary>
internal sealed partial class BackupRestorer(string backup, string dataFolder)
{
    private const long ManifestLimit = 256L * 1024 * 1024;

    private readonly string _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));

    public async Task<BackupManifest> RestoreAsync(CancellationToken cancellation)
    {
        if (File.Exists(_target) || (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any()))
        {
            throw new BackupException($"A backup is restored into an empty folder only: '{_target}' is not empty.");
        }

        var staging = _target + ".restoring";
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        Directory.CreateDirectory(staging);
        try
        {
            var manifest = await UnpackAsync(staging, cancellation);
            await VerifyAsync(staging, manifest, cancellation);
            PutInPlace(staging);
            return manifest;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new BackupException($"'{backup}' is not a readable backup: {exception.Message}", exception);
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    [GeneratedRegex(@"\A(ledger\.db|blobs/(?<start>[0-9a-f]{2})/(?<rest>[0-9a-f]{62}))\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KnownName();

    private async Task<BackupManifest> UnpackAsync(string staging, CancellationToken cancellation)
    {
        await using var zip = await ZipFile.OpenReadAsync(backup, cancellation);
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new BackupException($"The backup names '{entry.FullName}' twice.");
            }
        }

        if (!entries.Remove(LedgerBackup.ManifestName, out var found))
        {
            throw new BackupException($"The backup has no '{LedgerBackup.ManifestName}'.");
        }

        var manifest = await ReadManifestAsync(found, cancellation);
        foreach (var file in manifest.Files)
        {
            if (!entries.Remove(file.Path, out var entry))
            {
                throw new BackupException($"The manifest names '{file.Path}', which the backup does not have or has only once.");
            }

            await UnpackAsync(entry, file, staging, cancellation);
        }

        return entries.Count == 0
            ? manifest
            : throw new BackupException($"The backup has '{entries.Keys.First()}', which its manifest does not name.");
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        if (entry.Length > ManifestLimit)
        {
            throw new BackupException($"The manifest may have {ManifestLimit} bytes, found {entry.Length}.");
        }

        await using var stream = await entry.OpenAsync(cancellation);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, LedgerBackup.Json, cancellation)
            ?? throw new BackupException("The manifest is null.");
        return (manifest.Format, manifest.Schema) == (BackupManifest.CurrentFormat, LedgerSchema.Version)
            ? manifest
            : throw new BackupException($"Expected a backup of format {BackupManifest.CurrentFormat} and schema {LedgerSchema.Version}, found {manifest.Format} and {manifest.Schema}.");
    }

    private static async Task UnpackAsync(ZipArchiveEntry entry, BackupFile file, string staging, CancellationToken cancellation)
    {
        var name = KnownName().Match(file.Path);
        if (!name.Success)
        {
            throw new BackupException($"The backup has a file '{file.Path}', expected ledger.db and blobs/ab/cdef… only.");
        }

        var path = Path.Combine([staging, .. file.Path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var hash = await CopyAsync(entry, file, path, cancellation);
        if (hash != file.Sha256)
        {
            throw new BackupException($"The file '{file.Path}' of the backup is damaged: expected SHA-256 {file.Sha256}, found {hash}.");
        }

        if (name.Groups["start"].Success && !string.Equals(name.Groups["start"].Value + name.Groups["rest"].Value, hash.ToString(), StringComparison.Ordinal))
        {
            throw new BackupException($"The blob '{file.Path}' of the backup has the SHA-256 {hash}, which is not its name.");
        }
    }

    private static async Task<Hash> CopyAsync(ZipArchiveEntry entry, BackupFile file, string path, CancellationToken cancellation)
    {
        await using var source = await entry.OpenAsync(cancellation);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        var left = file.Size;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            // Counted while unpacking: what the zip file says about its own sizes is part of what may be forged.
            left -= read;
            if (left < 0)
            {
                throw new BackupException($"The file '{file.Path}' of the backup is longer than the {file.Size} bytes that the manifest names.");
            }

            sha.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        target.Flush(flushToDisk: true);
        return left == 0
            ? new Hash(sha.GetHashAndReset())
            : throw new BackupException($"The file '{file.Path}' of the backup is {left} bytes shorter than the {file.Size} that the manifest names.");
    }

    private static async Task VerifyAsync(string staging, BackupManifest manifest, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(staging, LedgerSchema.FileName)))
        {
            throw new BackupException($"The backup has no '{LedgerSchema.FileName}'.");
        }

        // The clock is not asked for anything here: nothing is appended.
        await using var store = SqliteLedgerStore.Open(staging, TimeProvider.System);
        var heads = await store.HeadsAsync(cancellation);
        if (!heads.SequenceEqual(manifest.Heads))
        {
            throw new BackupException($"The ledgers of the backup are not those of its manifest: expected {string.Join(", ", manifest.Heads)}, found {string.Join(", ", heads)}.");
        }

        foreach (var head in heads)
        {
            var verdict = await LedgerVerifier.VerifyAsync(store, head.Jurisdiction, head, cancellation);
            if (!verdict.Holds)
            {
                throw new BackupException($"The ledger of '{head.Jurisdiction}' in the backup does not verify: {verdict.Flaw}");
            }
        }

        VerifyIndexes(staging);
    }

    private static void VerifyIndexes(string staging)
    {
        if (LedgerIndexCheck.Finding(Path.Combine(staging, LedgerSchema.FileName)) is { } finding)
        {
            throw new BackupException($"The ledger file of the backup does not agree with its entries: {finding}.");
        }
    }

    private void PutInPlace(string staging)
    {
        File.Delete(Path.Combine(staging, DataFolderLock.FileName));
        foreach (var folder in Directory.EnumerateDirectories(staging, "*", SearchOption.AllDirectories).Append(staging))
        {
            FolderSync.Flush(folder);
        }

        if (Directory.Exists(_target))
        {
            Directory.Delete(_target);
        }

        Directory.Move(staging, _target);
        FolderSync.Flush(Path.GetDirectoryName(_target)!);
    }
}
