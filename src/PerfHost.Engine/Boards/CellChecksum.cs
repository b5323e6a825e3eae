namespace PerfHost.Engine.Boards;

/// <summary>
/// A checksum over the published strings of a board that changes cell by cell: the sum of one hash for each cell, so
/// neither order nor history matters, and a screen computes the same with 32-bit arithmetic. Two lanes of FNV-1a over
/// UTF-16 code units of key, U+0000 and value, printed as 16 hexadecimal digits.
/// </summary>
public struct CellChecksum : IEquatable<CellChecksum>
{
    private const uint Prime = 16777619;
    private uint _first;
    private uint _second;

    /// <summary>Adds a cell.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its published string.</param>
    public void Add(string key, string value)
    {
        _first += Hash(2166136261, key, value);
        _second += Hash(3337565984, key, value);
    }

    /// <summary>Takes a cell out again.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The string it was added with.</param>
    public void Remove(string key, string value)
    {
        _first -= Hash(2166136261, key, value);
        _second -= Hash(3337565984, key, value);
    }

    /// <summary>16 lower-case hexadecimal digits.</summary>
    public override readonly string ToString() => $"{_first:x8}{_second:x8}";

    /// <inheritdoc/>
    public readonly bool Equals(CellChecksum other) => _first == other._first && _second == other._second;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is CellChecksum other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)_first;

    /// <summary>Equal sums.</summary>
    public static bool operator ==(CellChecksum left, CellChecksum right) => left.Equals(right);

    /// <summary>Unequal sums.</summary>
    public static bool operator !=(CellChecksum left, CellChecksum right) => !left.Equals(right);

    private static uint Hash(uint seed, string key, string value)
    {
        var hash = seed;
        foreach (var unit in key)
        {
            hash = (hash ^ unit) * Prime;
        }

        hash *= Prime;
        foreach (var unit in value)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }
}
