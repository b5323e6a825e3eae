using PerfHost.Connectors.Mapping;

namespace PerfHost.Connectors.Tables;

/// <summary>The names of a table's columns.</summary>
internal sealed class TableHeader
{
    private const int MaxShown = 30;
    private const char Damaged = '\uFFFD';
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

    /// <summary>Holds the table against its mapping.</summary>
    /// <param name="place">Where the header stands.</param>
    /// <param name="mapping">The mapping.</param>
    /// <exception cref="TableHeaderException">A column is missing, or stands there twice.</exception>
    public void Require(string place, RowMapping mapping)
    {
        var missing = mapping.Columns.Where(column => IndexOf(column) < 0).ToArray();
        if (missing.Length > 0)
        {
            var what = missing.Length == mapping.Columns.Count ? "映射要用的列一个也没有" : $"缺少列 {string.Join('、', missing)}";
            throw new TableHeaderException($"{place}：{what}。找到的列：{this}；应有的列：{string.Join('、', mapping.Columns)}。{Hint(mapping)}");
        }

        if (mapping.Columns.FirstOrDefault(_twice.Contains) is { } twice)
        {
            throw new TableHeaderException($"{place}：“{twice}”列有两个，应为每列名称不同。找到的列：{this}。");
        }
    }

    private string Hint(RowMapping mapping) =>
        !_names.Any(name => name.Contains(Damaged, StringComparison.Ordinal)) ? ""
        : mapping.Encoding == "gb18030" ? "列名中有乱码，请检查文件的编码和映射中的 encoding。"
        : $"列名中有乱码：文件不是 {mapping.Encoding} 编码。中文系统导出的文件常用 GB18030（GBK），请在映射中写 encoding: gb18030。";

    public override string ToString() => string.Join('、', _names.Take(MaxShown)) + (_names.Count > MaxShown ? "……" : "");
}
