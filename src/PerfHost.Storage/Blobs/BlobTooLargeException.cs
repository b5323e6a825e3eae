namespace PerfHost.Storage.Blobs;

/// <summary>The content is longer than the store takes; nothing was kept.</summary>
public sealed class BlobTooLargeException : IOException
{
    /// <summary>Names the limit.</summary>
    /// <param name="limit">In bytes.</param>
    public BlobTooLargeException(long limit)
        : base($"The content is larger than the {limit:N0} bytes that one blob may have. Split it, or raise the limit.") => Limit = limit;

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }
}
