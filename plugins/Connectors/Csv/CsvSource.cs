using System.Runtime.CompilerServices;
using PerfHost.Connectors.Settings;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Csv;

/// <summary>Observations from a CSV file. Settings: <c>file</c>, <c>mapping</c>. A file that did not change is not read again.</summary>
public sealed class CsvSource : IDataSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mapping = request.Mapping();
        var file = await SourceFile.ReadAsync(request.ConsentedPath("file"), cancellation).ConfigureAwait(false);
        foreach (var item in TableReading.Read(CsvTable.Read(file, mapping), mapping, file.Hash, request.Cursor))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
