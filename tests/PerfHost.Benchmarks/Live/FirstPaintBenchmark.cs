using Microsoft.Playwright;

namespace PerfHost.Benchmarks.Live;

/// <summary>
/// How long a wall screen stays empty: from the navigation to the first paint, which has the figures because the server wrote
/// them, and to the connection, when the chart is drawn and deltas come. Each time with an empty cache; against a page of a few letters.
/// </summary>
public sealed class FirstPaintBenchmark
{
    private const int Rounds = 11;
    private const int Projects = 1_280;
    private const string Executable = "/usr/bin/chromium";

    /// <summary>Opens both pages in turns.</summary>
    /// <returns>Milliseconds; empty where no Chromium is installed.</returns>
    public async Task<IReadOnlyList<BenchmarkRow>> Run()
    {
        if (!File.Exists(Executable))
        {
            return [];
        }

        await using var server = await ServedCounty.StartAsync(Projects);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu"] });
        var (bare, paint, connected) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add((await OpenAsync(browser, new Uri(server.Address, "/health"), connects: false)).Paint);
            var wall = await OpenAsync(browser, new Uri(server.Address, $"/wall/{Uri.EscapeDataString(ServedCounty.Board)}"), connects: true);
            paint.Add(wall.Paint);
            connected.Add(wall.Connected);
        }

        var limit = Median(bare);
        return
        [
            new("a page of a few letters: first paint", limit, "ms", 1),
            new($"wall of {Projects:N0} subjects: first paint, with its figures", Median(paint), "ms", limit / Median(paint)),
            new($"wall of {Projects:N0} subjects: connected and following", Median(connected), "ms", limit / Median(connected)),
        ];
    }

    private static async Task<(double Paint, double Connected)> OpenAsync(IBrowser browser, Uri address, bool connects)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true, ViewportSize = new ViewportSize { Width = 1920, Height = 1080 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        var connected = connects
            ? await (await page.WaitForFunctionAsync("document.body.dataset.state === 'connected' && document.querySelector('#chart canvas') && performance.now()")).JsonValueAsync<double>()
            : 0;
        var paint = await (await page.WaitForFunctionAsync("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")).JsonValueAsync<double>();
        if (connects && string.IsNullOrEmpty(await page.Locator("[data-cell='budget']").First.TextContentAsync()))
        {
            throw new InvalidOperationException("The wall is empty.");
        }

        return (paint, connected);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
