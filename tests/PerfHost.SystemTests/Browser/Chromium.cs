using Microsoft.Playwright;

namespace PerfHost.SystemTests.Browser;

/// <summary>An installed Chromium, started once for all tests of a class. Without one the tests are skipped; on CI (<c>CI=true</c>) they fail.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page of its own, in Chinese, in the size of a desk's screen unless told otherwise.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public async Task<IPage> OpenAsync(int width = 1440, int height = 900)
    {
        Assert.SkipWhen(_browser is null && Environment.GetEnvironmentVariable("CI") != "true", "No Chromium is installed.");
        Assert.NotNull(_browser);
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "zh-CN" });
        return await context.NewPageAsync();
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is { } executable)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-precise-memory-info"],
            });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
