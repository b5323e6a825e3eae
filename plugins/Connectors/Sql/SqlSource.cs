using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Settings;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Sql;

/// <summary>
/// Observations from one query of a database, which is only read. Settings: <c>provider</c> (<c>postgresql</c> with
/// <c>connection</c>, <c>sqlite</c> with <c>file</c>), <c>query</c>, <c>mapping</c>; and, to read only what is new,
/// <c>cursor-column</c>, <c>cursor-type</c> (<c>integer</c>, <c>timestamp</c>, <c>text</c>) and <c>cursor-start</c> with
/// <c>@cursor</c> in the query, which orders by that column.
/// </summary>
public sealed class SqlSource : IDataSource
{
    private const int CursorEvery = 1000;
    private const int MaxRows = 1_000_000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mapping = request.Mapping();
        var query = Query(request);
        var column = request.Optional("cursor-column");
        await using var connection = await SqlDatabase.OpenAsync(request, cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellation).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = query;
        command.CommandTimeout = request.Number("timeout-seconds", 60, 1, 3600);
        if (column is not null)
        {
            Add(command, CursorValue.Parse(request.Cursor ?? request.Setting("cursor-start"), request.Setting("cursor-type")));
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var header = new TableHeader([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        header.Require("查询结果", mapping);
        if (column is not null && header.IndexOf(column) < 0)
        {
            throw new SourceSettingsException($"查询结果没有游标列“{column}”，有的列：{header}。");
        }

        await foreach (var item in RowsAsync(reader, header, mapping, column, cancellation).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private static async IAsyncEnumerable<SourceItem> RowsAsync(DbDataReader reader, TableHeader header, RowMapping mapping, string? column, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var mapper = new RowMapper(mapping);
        var cursor = column is null ? -1 : header.IndexOf(column);
        string? last = null;
        var since = 0;
        for (var line = 1; await reader.ReadAsync(cancellation).ConfigureAwait(false); line++)
        {
            if (line > MaxRows)
            {
                throw new SourceSettingsException($"查询结果超过 {MaxRows} 行。请在查询中用 @cursor 和 limit 分批读取。");
            }

            var cells = new object?[header.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            var at = cursor < 0 ? null : CursorValue.Format(cells[cursor]);

            // Rows with the same value stay together: a cursor in the middle of them would lose the others.
            if (at is not null && last is not null && !string.Equals(at, last, StringComparison.Ordinal) && since >= CursorEvery && mapping.Duplicates != Duplicates.Sum)
            {
                yield return new SourceCursor(last);
                since = 0;
            }

            last = at;
            since++;
            var place = at is null ? $"查询结果第 {line} 行" : $"查询结果 {column}={at}";
            foreach (var item in mapper.Map(new TableRow(header, cells, place, index => $"{place} 第 {index + 1} 列")))
            {
                yield return item;
            }
        }

        foreach (var sum in mapper.End())
        {
            yield return sum;
        }

        if (last is not null)
        {
            yield return new SourceCursor(last);
        }
    }

    /// <summary>One statement that reads. The database refuses to write in any case; this says so before it is asked.</summary>
    private static string Query(DataRequest request)
    {
        var query = request.Setting("query").Trim().TrimEnd(';');
        var word = query.Split([' ', '\t', '\r', '\n', '('], 2)[0];
        if (query.Contains(';', StringComparison.Ordinal) || !(word.Equals("select", StringComparison.OrdinalIgnoreCase) || word.Equals("with", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SourceSettingsException("query 应为一条以 select 或 with 开头的查询，不含分号。");
        }

        return query.Contains("@cursor", StringComparison.Ordinal) == request.Optional("cursor-column") is not null
            ? query
            : throw new SourceSettingsException("query 中的 @cursor 与设置 cursor-column 应同时出现。");
    }

    private static void Add(DbCommand command, object cursor)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "cursor";
        parameter.Value = cursor;
        command.Parameters.Add(parameter);
    }
}
