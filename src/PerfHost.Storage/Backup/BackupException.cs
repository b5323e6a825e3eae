namespace PerfHost.Storage.Backup;

/// <summary>A backup cannot be made or is not what its manifest says; what it would have become was not put in place.</summary>
public sealed class BackupException : IOException
{
    /// <summary>Says what was expected and found.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="inner">The cause; null when there is none.</param>
    public BackupException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
