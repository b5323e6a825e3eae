using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfHost.Benchmarks.Live;

/// <summary>The program itself, serving a made-up county of the running year from a folder of its own.</summary>
public sealed partial class ServedCounty : IAsyncDisposable
{
    /// <summary>The id of its board.</summary>
    public const string Board = "四川-示例县";

    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private readonly string _folder;
    private readonly Process _process;
    private readonly HttpClient _http;

    private ServedCounty(string folder, Process process, Uri address)
    {
        (_folder, _process, Address) = (folder, process, address);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>Starts it.</summary>
    /// <param name="projects">How many projects the county has.</param>
    public static async Task<ServedCounty> StartAsync(int projects)
    {
        var folder = Directory.CreateTempSubdirectory("perfhost-push-").FullName;
        var forms = Directory.CreateDirectory(Path.Combine(folder, "forms")).FullName;
        await File.WriteAllTextAsync(Path.Combine(forms, "forms.json"), JsonSerializer.Serialize(Enumerable.Range(0, projects).Select(Form)));
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[RepositoryFolder.Of($"src/PerfHost.Host/bin/{Configuration}/net10.0/perfhost.dll"), "serve", "--forms", forms, "--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AddressIn().Match(line) is { Success: true } match)
            {
                return new ServedCounty(folder, process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Observes what a project has spent, and waits for the receipt.</summary>
    /// <param name="number">Another number gives another amount.</param>
    public async Task ObserveAsync(int number)
    {
        var observation = new { subject = Id(number), item = "execution", period = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), value = 500_000 + (number * 1_000) };
        using var answer = await _http.PostAsJsonAsync($"/api/boards/{Uri.EscapeDataString(Board)}/observations", new { observations = new[] { observation } });
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number:0000}");

    private static object Form(int number) => new
    {
        id = Id(number),
        title = "示例项目",
        city = "四川 示例县",
        year = Today.Year,
        department = "教育局",
        budget = new { unit = "万元", annual_budget = 100, weight = 10 },
        indicators = Enumerable.Range(1, 10).Select(index => new { level1 = "产出指标", name = $"受益学生{index}", op = ">=", target = 100, unit = "人", weight = 9 }),
    };

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressIn();
}
