using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PerfHost.Connectors.Csv;
using PerfHost.Connectors.Excel;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Settings;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Budget;

/// <summary>
/// Observations from an export of the 预算管理一体化系统: units, projects, and the goals and payments of projects, each a
/// file of one folder. Settings: <c>folder</c>, <c>mapping</c>. A goal or payment of a project that the export does not
/// list, and a project of an unknown unit, is rejected: the keys have to fit together before a value counts.
/// </summary>
public sealed class IntegratedBudgetSource : IDataSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var export = request.Mapped(BudgetExport.Read);
        var files = await FilesAsync(request, export, cancellation).ConfigureAwait(false);
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(export.Hash + string.Concat(files.Select(file => file?.Hash)))));
        if (request.Cursor == mark)
        {
            yield break;
        }

        var (units, projects) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var items = Keys(export.Units, files[0]!, units, (_, _) => { })
            .Concat(Keys(export.Projects, files[1]!, projects, (row, place) => Known(units, export.Owner.Read(row), place, "单位表中的单位")))
            .Concat(Values(export.Goals, files[2], projects))
            .Concat(Values(export.Payments, files[3], projects));
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }

        yield return new SourceCursor(mark);
    }

    private static async Task<SourceFile?[]> FilesAsync(DataRequest request, BudgetExport export, CancellationToken cancellation)
    {
        var folder = request.ConsentedPath("folder");
        var files = new List<SourceFile?>();
        foreach (var table in new[] { export.Units, export.Projects, export.Goals, export.Payments })
        {
            var path = table is null ? null : Path.Combine(folder, table.File);
            files.Add(path is null ? null : request.Consent.AllowsFile(path) ? await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false)
                : throw new UnauthorizedAccessException($"没有同意读取“{path}”。"));
        }

        return [.. files];
    }

    private static IEnumerable<TableItem> Rows(BudgetTable table, SourceFile file) =>
        Path.GetExtension(file.Name).ToLowerInvariant() is ".xlsx" or ".xls" ? ExcelTable.Read(file, table.Mapping) : CsvTable.Read(file, table.Mapping);

    private static IEnumerable<SourceItem> Keys(BudgetTable table, SourceFile file, HashSet<string> keys, Action<Row, string> check)
    {
        foreach (var item in Rows(table, file))
        {
            var rejection = item.Rejection ?? Refuse(() =>
            {
                var key = table.Mapping.Subject.Read(item.Row!);
                var place = table.Mapping.Subject.PlaceIn(item.Row!);
                check(item.Row!, place);
                if (key.Length == 0 || !keys.Add(key))
                {
                    throw new RowRejectedException(place, key.Length == 0 ? "空" : $"{key} 重复", "不为空、不重复的编码");
                }
            });
            if (rejection is not null)
            {
                yield return rejection;
            }
        }
    }

    private static IEnumerable<SourceItem> Values(BudgetTable? table, SourceFile? file, HashSet<string> projects)
    {
        if (table is null)
        {
            yield break;
        }

        var mapper = new RowMapper(table.Mapping);
        foreach (var item in Rows(table, file!))
        {
            // The key is looked at first: a payment of an unknown project must not be added to anything.
            var rejection = item.Rejection ?? Refuse(() => Known(projects, table.Mapping.Subject.Read(item.Row!), table.Mapping.Subject.PlaceIn(item.Row!), "项目表中的项目"));
            foreach (var one in rejection is null ? mapper.Map(item.Row!) : [rejection])
            {
                yield return one;
            }
        }

        foreach (var sum in mapper.End())
        {
            yield return sum;
        }
    }

    private static void Known(HashSet<string> keys, string key, string place, string expected)
    {
        if (!keys.Contains(key))
        {
            throw new RowRejectedException(place, key.Length == 0 ? "空" : key, expected);
        }
    }

    private static SourceRejection? Refuse(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (RowRejectedException rejected)
        {
            return rejected.Rejection;
        }
    }
}
