using System.Runtime.CompilerServices;
using PerfHost.Connectors.Settings;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Excel;

/// <summary>Observations from a sheet of a workbook. Settings: <c>file</c>, <c>mapping</c>. A file that did not change is not read again.</summary>
public sealed class ExcelSource : IDataSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mapping = request.Mapping();
        var file = await SourceFile.ReadAsync(request.ConsentedPath("file"), cancellation).ConfigureAwait(false);
        foreach (var item in TableReading.Read(ExcelTable.Read(file, mapping), mapping, file.Hash, request.Cursor))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
