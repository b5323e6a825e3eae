using System.Globalization;
using System.Runtime.CompilerServices;
using PerfHost.Connectors.Csv;
using PerfHost.Connectors.Excel;
using PerfHost.Connectors.Json;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Settings;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Folder;

/// <summary>
/// Observations from the files that people put into a folder; each content is read once, whatever its name. Settings:
/// <c>folder</c>, <c>mapping</c>, <c>pattern</c> (<c>*</c> unless told otherwise), <c>rows</c> for JSON files, and
/// <c>settle-seconds</c>: a file younger than that may still be on its way and is left for the next reading.
/// </summary>
public sealed class FolderSource : IDataSource
{
    private readonly TimeProvider _time;

    /// <summary>A source that tells a file's age by the machine's clock.</summary>
    public FolderSource()
        : this(TimeProvider.System)
    {
    }

    internal FolderSource(TimeProvider time) => _time = time;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mapping = request.Mapping();
        var known = ReadFiles.Parse(request.Cursor, mapping.Hash);
        var read = new List<ulong>();
        var there = new HashSet<ulong>();
        var misfits = new List<TableHeaderException>();
        var paths = Paths(request);
        foreach (var path in paths)
        {
            if (!request.Consent.AllowsFile(path))
            {
                yield return new SourceRejection(Path.GetFileName(path), "指向文件夹之外的链接", "文件夹中的文件");
                continue;
            }

            var file = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
            var key = ReadFiles.Key(file.Hash);
            if (!there.Add(key) || known.Hashes.Contains(key))
            {
                continue;
            }

            // Between two files a cursor names all that were read; in the middle of one, how far that one came too.
            var before = new ReadFiles(mapping.Hash, [.. known.Hashes, .. read], null);
            var misfitsBefore = misfits.Count;
            foreach (var item in Fitting(TableReading.Read(Table(file, mapping, request), mapping, file.Hash, known.Inner), misfits))
            {
                cancellation.ThrowIfCancellationRequested();
                if (item is not SourceCursor inner)
                {
                    yield return item;
                }
                else if (!TableReading.IsEnd(inner.Position))
                {
                    yield return new SourceCursor((before with { Inner = inner.Position }).ToString());
                }
            }

            // A file with other columns was not read: it is looked at again until somebody mends it, the mapping, or takes it away.
            if (misfits.Count > misfitsBefore)
            {
                continue;
            }

            read.Add(key);
            yield return new SourceCursor((before with { Hashes = [.. before.Hashes, key] }).ToString());
        }

        // Files that are gone need not be remembered.
        yield return new SourceCursor(new ReadFiles(mapping.Hash, [.. known.Hashes.Where(there.Contains), .. read], null).ToString());
        if (misfits.Count > 0)
        {
            throw new TableHeaderException(misfits[0].Message + (misfits.Count > 1 ? $"这样的文件共 {misfits.Count.ToString(CultureInfo.InvariantCulture)} 个。" : ""));
        }
    }

    /// <summary>The items of a table; one with other columns than the mapping's has none, and does not keep the next file from being read.</summary>
    private static IEnumerable<SourceItem> Fitting(IEnumerable<SourceItem> table, List<TableHeaderException> misfits)
    {
        using var items = table.GetEnumerator();
        while (HasNext(items, misfits))
        {
            yield return items.Current;
        }
    }

    private static bool HasNext(IEnumerator<SourceItem> items, List<TableHeaderException> misfits)
    {
        try
        {
            return items.MoveNext();
        }
        catch (TableHeaderException misfit)
        {
            misfits.Add(misfit);
            return false;
        }
    }

    private static IEnumerable<TableItem> Table(SourceFile file, RowMapping mapping, DataRequest request) => Path.GetExtension(file.Name).ToLowerInvariant() switch
    {
        ".csv" or ".txt" => CsvTable.Read(file, mapping),
        ".xlsx" or ".xls" => ExcelTable.Read(file, mapping),
        ".json" => JsonTable.Read(file, request.Optional("rows") ?? ""),
        var other => [new SourceRejection(file.Name, $"“{other}”文件", ".csv、.txt、.xlsx、.xls 或 .json 文件")],
    };

    private List<string> Paths(DataRequest request)
    {
        var folder = request.ConsentedPath("folder");
        var settled = _time.GetUtcNow().UtcDateTime.AddSeconds(-request.Number("settle-seconds", 5, 0, 3600));
        var paths = Directory.EnumerateFiles(folder, request.Optional("pattern") ?? "*")
            .Where(path => File.GetLastWriteTimeUtc(path) <= settled)
            .Order(StringComparer.Ordinal).Take(ReadFiles.Most + 1).ToList();
        return paths.Count <= ReadFiles.Most ? paths
            : throw new SourceSettingsException($"“{folder}”中的文件超过 {ReadFiles.Most.ToString(CultureInfo.InvariantCulture)} 个。请把读过的移走。");
    }
}
