using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using PerfHost.Sdk;

namespace TestPlugins.Unruly;

/// <summary>A data source that does what no source should; the setting <c>how</c> says what.</summary>
public sealed class UnrulySource : IDataSource
{
    private static readonly DateOnly Period = new(2024, 12, 31);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);

        // One good value and its cursor, then one that no cursor vouches for: only the first may be kept when all goes wrong.
        yield return Observed("f1", 1, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        yield return new SourceCursor("1");
        yield return Observed("f2", 2, "x");
        switch (request.Settings["how"])
        {
            case "throw":
                throw new InvalidOperationException($"连接 {request.Settings.GetValueOrDefault("connection")} 失败");
            case "hang":
                // Deaf to every request to stop.
                Thread.Sleep(Timeout.Infinite);
                break;
            case "exit":
                Environment.Exit(7);
                break;
            case "deep":
                yield return Observed("f2", Deep(1), "x");
                break;
            case "memory":
                var kept = new List<byte[]>();
                while (true)
                {
                    kept.Add(new byte[1 << 24]);
                    Array.Fill(kept[^1], (byte)1);
                }

            case "flood":
                while (true)
                {
                    yield return new SourceRejection(new string('在', 5000), "x", "y");
                }

            case "null":
                yield return null!;
                break;
            case "names":
                yield return Observed(new string('名', 300), 1, "x");
                yield return Observed("", 1, "x");
                yield return new SourceCursor("2");
                break;
            case "cursor":
                yield return new SourceCursor(new string('c', 40_000));
                break;
            case "environment":
                foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
                {
                    yield return new SourceRejection("environment", (string)variable.Key, "nothing");
                }

                yield return new SourceCursor("2");
                break;
            case "write":
                await File.WriteAllTextAsync(Path.Combine(request.Consent.Folders[0], "written.txt"), "x", cancellation);
                break;
            case "print":
                Console.WriteLine("{\"items\":[]}");
                await Console.OpenStandardError().WriteAsync("secret-1234"u8.ToArray(), cancellation);
                yield return new SourceCursor("2");
                break;
        }
    }

    private static SourceObservation Observed(string subject, double value, string evidence) => new(subject, "i001", Period, Value.Of(value), evidence);

    private static int Deep(int depth) => Deep(depth + 1) + 1;
}
