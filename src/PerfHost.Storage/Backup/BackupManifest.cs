using PerfHost.Engine.Ledger;

namespace PerfHost.Storage.Backup;

/// <summary>What a backup holds. Whoever keeps a copy of it elsewhere can tell later whether the backup is still the same.</summary>
public sealed record BackupManifest
{
    /// <summary>The layout of backups that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The layout of this backup.</summary>
    public required int Format { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public required string Program { get; init; }

    /// <summary>The version of the ledger file's tables.</summary>
    public required long Schema { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The heads of all ledgers in it.</summary>
    public required IReadOnlyList<LedgerHead> Heads { get; init; }

    /// <summary>Every file in it except the manifest.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }
}

/// <summary>One file of a backup.</summary>
/// <param name="Path">Its path inside the data folder, with forward slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
public sealed record BackupFile(string Path, long Size, Hash Sha256);
