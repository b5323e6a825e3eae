using PerfHost.Benchmarks;
using PerfHost.Benchmarks.Boards;
using PerfHost.Benchmarks.Ledger;
using PerfHost.Benchmarks.Live;
using PerfHost.Benchmarks.Packages;
using PerfHost.Benchmarks.Scripting;

BenchmarkGroup[] groups =
[
    // First, while the compiler is still cold.
    new("start", () => new StartupBenchmark().RunAsync()),
    new("rules", () => Task.FromResult(new ScoringBenchmark().Run())),
    new("columns", () => Task.FromResult(new ColumnBenchmark().Run())),
    new("peers", () => Task.FromResult(new PeerBenchmark().Run())),
    new("guards", () => Task.FromResult(new GuardBenchmark().Run())),
    new("packages", () => Task.FromResult(new LoadBenchmark().Run())),
    new("ledger", async () => [.. (await new AppendBenchmark().Run()).Select(row => new BenchmarkRow(row.Name, row.Value, "appends/s", row.Ratio))]),
    new("boards", () => Task.FromResult(new IncrementalBenchmark().Run())),
    new("walls", () => Task.FromResult(new WallBenchmark().Run())),
    new("push", () => new PushBenchmark().Run()),
    new("paint", () => new FirstPaintBenchmark().Run()),
    new("fold", () => Task.FromResult(new FoldBenchmark().Run())),
];

var rows = new List<(string Group, BenchmarkRow Row)>();
foreach (var group in groups.Where(group => args.Length == 0 || group.Name.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
{
    await Console.Error.WriteLineAsync($"{group.Name} ...");
    rows.AddRange((await group.Run()).Select(row => (group.Name, row)));
}

if (rows.Count == 0)
{
    await Console.Error.WriteLineAsync($"No group is named {args[0]}. There are: {string.Join(", ", groups.Select(group => group.Name))}.");
    return 1;
}

var table = ResultTable.Of(rows);
await Console.Out.WriteAsync(table);
var results = RepositoryFolder.Of("tests/PerfHost.Benchmarks/results.md");
await File.WriteAllTextAsync(results, ResultTable.Merged(table, await File.ReadAllTextAsync(results), groups.Select(group => group.Name)));

return 0;
