using PerfHost.Engine.Facts;

namespace PerfHost.Sdk.Testing;

public sealed partial class PackageHost
{
    /// <summary>Reads a data source of the package to its end and records what is new, as the server does; but in this process, and at once.</summary>
    /// <param name="source">The key it is registered under.</param>
    /// <param name="request">Its settings, what it may reach, and where the last reading ended.</param>
    /// <param name="cancellation">Ends the reading; what was read before is recorded.</param>
    /// <exception cref="PackageHostException">The package has no such source.</exception>
    /// <remarks>What the source throws comes through.</remarks>
    public async Task<SourceOutcome> ReadAsync(string source, DataRequest request, CancellationToken cancellation = default)
    {
        var found = Extensions.Where(extension => extension.Key == source).Select(extension => extension.Implementation).OfType<IDataSource>().FirstOrDefault()
            ?? throw new PackageHostException($"程序包没有数据源“{source}”，它登记的扩展有：{string.Join('、', Extensions.Select(extension => extension.Key))}。");
        return await ReadAsync(found, source, request, cancellation);
    }

    /// <summary>Reads a source that is not of the package, such as a <see cref="Sources.ScriptedSource"/>, and records what is new.</summary>
    /// <param name="source">The source.</param>
    /// <param name="request">Its settings, what it may reach, and where the last reading ended.</param>
    /// <param name="cancellation">Ends the reading; what was read before is recorded.</param>
    /// <remarks>What the source throws comes through; what it gave before is recorded.</remarks>
    public Task<SourceOutcome> ReadAsync(IDataSource source, DataRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(source, source.GetType().Name, request, cancellation);
    }

    private async Task<SourceOutcome> ReadAsync(IDataSource found, string name, DataRequest request, CancellationToken cancellation)
    {
        var (recorded, unchanged, rejections, cursor) = (0, 0, new List<SourceRejection>(), request?.Cursor);
        await foreach (var item in found.ReadAsync(request!, cancellation).WithCancellation(cancellation))
        {
            switch (item)
            {
                case SourceObservation observation:
                    var row = new ObservationRecorded(observation.Subject, observation.DataItem, observation.Period, observation.Value, $"{Package.Manifest.Id}/{name}", observation.Evidence);
                    if (ObservationCheck.Refuse(_board.Facts, row) is { } refusal)
                    {
                        rejections.Add(new SourceRejection(row.Evidence, $"{row.Subject} 的 {row.Item}", $"台账能记的值：{refusal.TrimEnd('。')}"));
                    }
                    else if (_board.Facts.Find(row.Subject)?.Item(row.Item)?.Values.Any(value => value.Period == row.Period && value.Value.Equals(row.Value)) == true)
                    {
                        unchanged++;
                    }
                    else
                    {
                        Append(Entries.Observed([row]));
                        recorded++;
                    }

                    break;
                case SourceRejection rejection:
                    rejections.Add(rejection);
                    break;
                case SourceCursor at:
                    cursor = at.Position;
                    break;
            }
        }

        return new SourceOutcome(recorded, unchanged, rejections, cursor);
    }
}
