using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;
using PerfHost.Storage.Blobs;
using PerfHost.Storage.Folder;
using PerfHost.Storage.Ledger;

namespace PerfHost.Storage.Backup;

/// <summary>
/// Puts a data folder into one zip file while its server runs. The ledger is copied as of one instant, then the blobs, which
/// are durable before the entries that name them: so no entry of the backup lacks its blob.
/// </summary>
public static class LedgerBackup
{
    /// <summary>The name of the manifest inside the zip file.</summary>
    internal const string ManifestName = "manifest.json";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true };

    /// <summary>Makes a backup. It holds every payload and salt: keep it like the data folder itself.</summary>
    /// <param name="dataFolder">The data folder; a server may be at work in it.</param>
    /// <param name="destination">The zip file; appears whole or not at all, and replaces none.</param>
    /// <param name="time">Where the manifest's time comes from.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>The manifest, as it stands in the zip file.</returns>
    /// <exception cref="BackupException">There is no ledger in the folder, or the destination exists.</exception>
    public static async Task<BackupManifest> CreateAsync(
        string dataFolder, string destination, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        var (source, target) = (Path.Combine(dataFolder, LedgerSchema.FileName), Path.GetFullPath(destination));
        if (!File.Exists(source))
        {
            throw new BackupException($"There is no ledger to back up: expected the file '{source}', found none.");
        }

        if (File.Exists(target))
        {
            throw new BackupException($"The backup '{target}' exists already and is not replaced: choose another name.");
        }

        var copy = target + ".ledger.partial";
        var partial = target + ".partial";
        try
        {
            var heads = CopyLedger(source, copy);
            var manifest = await ZipAsync(partial, copy, dataFolder, heads, time.GetUtcNow(), cancellation);
            File.Move(partial, target, overwrite: false);
            FolderSync.Flush(Path.GetDirectoryName(target)!);
            return manifest;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(partial);
        }
    }

    /// <summary>Restores a backup, see <see cref="BackupRestorer"/>.</summary>
    /// <param name="backup">The zip file.</param>
    /// <param name="dataFolder">A folder that is empty or does not exist.</param>
    /// <param name="cancellation">Ends the work; the folder stays empty.</param>
    /// <returns>The manifest, which everything restored was verified against.</returns>
    /// <exception cref="BackupException">The folder is not empty, or the backup is not what its manifest says.</exception>
    public static Task<BackupManifest> RestoreAsync(string backup, string dataFolder, CancellationToken cancellation = default) =>
        new BackupRestorer(backup, dataFolder).RestoreAsync(cancellation);

    private static IReadOnlyList<LedgerHead> CopyLedger(string source, string copy)
    {
        File.Delete(copy);
        using var reader = LedgerSchema.OpenReader(source);
        LedgerSchema.CheckVersion(reader, source);
        using var writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        writer.Open();
        reader.BackupDatabase(writer);

        // One file without a log beside it; the store switches back when it opens the file.
        LedgerSchema.Execute(writer, "PRAGMA journal_mode=DELETE");
        return LedgerReader.Heads(writer);
    }

    private static async Task<BackupManifest> ZipAsync(
        string partial, string copy, string dataFolder, IReadOnlyList<LedgerHead> heads, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var file = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 128 * 1024, useAsync: true);
        BackupManifest manifest;
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation))
        {
            var files = new List<BackupFile> { await AddAsync(zip, copy, LedgerSchema.FileName, cancellation) };
            foreach (var (path, name) in Blobs(dataFolder))
            {
                files.Add(await AddAsync(zip, path, name, cancellation));
            }

            manifest = new BackupManifest
            {
                Format = BackupManifest.CurrentFormat,
                Program = typeof(LedgerBackup).Assembly.GetName().Version!.ToString(),
                Schema = LedgerSchema.Version,
                CreatedAt = now.ToUniversalTime(),
                Heads = heads,
                Files = files,
            };
            await using var entry = await zip.CreateEntry(ManifestName).OpenAsync(cancellation);
            await JsonSerializer.SerializeAsync(entry, manifest, Json, cancellation);
        }

        file.Flush(flushToDisk: true);
        return manifest;
    }

    private static IEnumerable<(string Path, string Name)> Blobs(string dataFolder)
    {
        var blobs = Path.Combine(dataFolder, FileBlobStore.FolderName);
        if (!Directory.Exists(blobs))
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories(blobs, "??").Order(StringComparer.Ordinal))
        {
            foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                yield return (path, string.Create(CultureInfo.InvariantCulture, $"{FileBlobStore.FolderName}/{Path.GetFileName(folder)}/{Path.GetFileName(path)}"));
            }
        }
    }

    private static async Task<BackupFile> AddAsync(ZipArchive zip, string path, string name, CancellationToken cancellation)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 * 1024, useAsync: true);
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        var size = 0L;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), cancellation);
            size += read;
        }

        return new BackupFile(name, size, new Hash(sha.GetHashAndReset()));
    }
}
