namespace PerfHost.Loading.Development;

/// <summary>A folder under development. One thread at a time.</summary>
/// <param name="path">Its full path.</param>
/// <param name="shadows">Where copies of it are kept.</param>
public sealed class DevelopmentFolder(string path, string shadows)
{
    private string? _seen;

    /// <summary>Its full path, without a separator at the end.</summary>
    public string Path { get; } = path;

    /// <summary>Copies the folder as it is now.</summary>
    /// <exception cref="IOException">A file went away or could not be read.</exception>
    public ShadowCopy Copy()
    {
        var copy = ShadowCopy.Take(Path, shadows);
        _seen = copy.Digest;
        return copy;
    }

    /// <summary>Copies the folder if it differs from the last copy.</summary>
    /// <returns>Null when it does not.</returns>
    /// <exception cref="IOException">A file went away or could not be read.</exception>
    public ShadowCopy? CopyIfChanged()
    {
        var before = _seen;
        var copy = Copy();
        if (copy.Digest != before)
        {
            return copy;
        }

        copy.Dispose();
        return null;
    }
}
