using System.Globalization;
using System.Runtime.CompilerServices;
using PerfHost.Sdk;

namespace SmallestDataSource;

/// <summary>The package: one data source.</summary>
public sealed class RainGaugePlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(Extension.Of("rain-gauge", "雨量计", new RainGauge()));
    }
}

/// <summary>A file to which a gauge adds lines such as <c>2025-03-31 12.5</c>. The cursor is how many were read.</summary>
public sealed class RainGauge : IDataSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (file, subject, item) = (request.Setting("file"), request.Setting("subject"), request.Setting("item"));
        if (!request.Consent.AllowsFile(file))
        {
            throw new UnauthorizedAccessException($"没有同意读取“{file}”。");
        }

        var lines = await File.ReadAllLinesAsync(file, cancellation);
        for (var i = int.Parse(request.Cursor ?? "0", CultureInfo.InvariantCulture); i < lines.Length; i++)
        {
            var place = $"{Path.GetFileName(file)} 第 {i + 1} 行";
            yield return lines[i].Split(' ') is [var day, var rain]
                && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var period)
                && double.TryParse(rain, CultureInfo.InvariantCulture, out var millimetres)
                ? new SourceObservation(subject, item, period, Value.Of(millimetres), place)
                : new SourceRejection(place, lines[i].Length == 0 ? "空行" : lines[i], "日期和毫米数，例如 2025-03-31 12.5");
        }

        yield return new SourceCursor(lines.Length.ToString(CultureInfo.InvariantCulture));
    }
}
