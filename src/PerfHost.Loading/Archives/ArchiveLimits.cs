namespace PerfHost.Loading.Archives;

/// <summary>What a package file may hold at most. A file beyond any of these is refused before anything of it is written.</summary>
/// <param name="PackedBytes">The file itself; 64 MiB unless told otherwise.</param>
/// <param name="UnpackedBytes">All entries together, counted while unpacking, since a crafted archive lies about its sizes; 256 MiB.</param>
/// <param name="Entries">How many entries; 2,000.</param>
/// <param name="Ratio">Unpacked over packed bytes of one entry of 1 MiB or more; 200.</param>
public sealed record ArchiveLimits(long PackedBytes = 64L << 20, long UnpackedBytes = 256L << 20, int Entries = 2000, int Ratio = 200)
{
    /// <summary>The longest name of an entry, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>The longest part of a name between slashes, in bytes as UTF-8: what the file systems of servers hold.</summary>
    public const int SegmentBytes = 255;

    /// <summary>The limits that hold unless told otherwise.</summary>
    public static ArchiveLimits Default { get; } = new();
}
