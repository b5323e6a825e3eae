using System.Security.Cryptography;
using PerfHost.Loading;
using PerfHost.Loading.Development;

namespace PerfHost.Host.Packages;

/// <summary>
/// Package files between the look at them and the word to install: a few, for an hour, each under its SHA-256, which is
/// checked again when the file is taken. What an earlier run left is deleted. Safe for many threads.
/// </summary>
/// <param name="folder">Where they are kept; created on first use.</param>
/// <param name="time">Tells how old they are.</param>
public sealed class PackageStash(string folder, TimeProvider time)
{
    /// <summary>How many files are kept; the oldest makes room.</summary>
    public const int Most = 8;

    /// <summary>How long a file is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _files = new(StringComparer.Ordinal);
    private bool _isOpen;

    /// <summary>Keeps a file.</summary>
    /// <param name="file">The file, from its beginning.</param>
    /// <returns>The ticket it is taken by.</returns>
    public string Keep(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Position = 0;
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        var ticket = Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()));
        lock (_gate)
        {
            Tidy();
            while (_files.Count >= Most && !_files.ContainsKey(ticket))
            {
                Forget(_files.MinBy(kept => kept.Value).Key);
            }

            File.WriteAllBytes(PathOf(ticket), copy.ToArray());
            _files[ticket] = time.GetUtcNow();
        }

        return ticket;
    }

    /// <summary>Reads a kept file. It stays, so that what was refused can be mended and confirmed again.</summary>
    /// <param name="ticket">Its ticket.</param>
    /// <exception cref="PackageException">It is not kept any more, or is not what was looked at.</exception>
    public MemoryStream Open(string ticket)
    {
        lock (_gate)
        {
            Tidy();
            if (!_files.ContainsKey(ticket))
            {
                throw new PackageException("程序包文件", null, $"预览已过期（保留 {Kept.TotalMinutes:0} 分钟，服务重启后不保留）。请重新上传。");
            }

            var content = File.ReadAllBytes(PathOf(ticket));
            return Convert.ToHexStringLower(SHA256.HashData(content)) == ticket
                ? new MemoryStream(content, writable: false)
                : throw new PackageException("程序包文件", null, "暂存的文件与预览时不同，已拒绝。请重新上传。");
        }
    }

    /// <summary>A name for a folder to unpack into; whoever asked deletes it.</summary>
    public string Scratch()
    {
        lock (_gate)
        {
            Tidy();
            return Path.Combine(folder, $"look-{Guid.NewGuid():N}");
        }
    }

    private void Tidy()
    {
        if (!_isOpen)
        {
            ShadowCopy.Delete(folder);
            Directory.CreateDirectory(folder);
            _isOpen = true;
        }

        foreach (var old in _files.Where(kept => time.GetUtcNow() - kept.Value > Kept).Select(kept => kept.Key).ToArray())
        {
            Forget(old);
        }
    }

    private void Forget(string ticket)
    {
        _files.Remove(ticket);
        File.Delete(PathOf(ticket));
    }

    private string PathOf(string ticket) => Path.Combine(folder, $"{ticket}.perfpack");
}
