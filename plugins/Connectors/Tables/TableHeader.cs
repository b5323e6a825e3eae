using PerfHost.Connectors.Mapping;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Tables;

/// <summary>The names of a table's columns.</summary>
internal sealed class TableHeader
{
    private const int MaxShown = 30;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _names;
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);

    public TableHeader(IReadOnlyList<string> names)
    {
        _names = names;
        for (var i = 0; i < names.Count; i++)
        {
            if (!_indexes.TryAdd(names[i], i))
            {
                _twice.Add(names[i]);
            }
        }
    }

    public int Count => _names.Count;

    public int IndexOf(string column) => _indexes.GetValueOrDefault(column, -1);

    /// <summary>What a mapping misses in this table; null when it has all.</summary>
    /// <param name="place">Where the header stands.</param>
    /// <param name="mapping">The mapping.</param>
    public SourceRejection? Refuse(string place, RowMapping mapping)
    {
        var missing = mapping.Columns.Where(column => IndexOf(column) < 0).ToArray();
        return missing.Length > 0 ? new SourceRejection(place, $"列：{this}", $"列 {string.Join('、', missing)}")
            : mapping.Columns.FirstOrDefault(_twice.Contains) is { } twice ? new SourceRejection(place, $"“{twice}”列有两个", "每列名称不同")
            : null;
    }

    public override string ToString() => string.Join('、', _names.Take(MaxShown)) + (_names.Count > MaxShown ? "……" : "");
}
