using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PerfHost.SystemTests.Running;
using static Microsoft.Playwright.Assertions;

namespace PerfHost.SystemTests.Browser;

/// <summary>An administrator looks at a package, consents, installs it, and takes it back: in a browser and at the command line of one server.</summary>
public sealed partial class PackagePageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Bureau = "network: budget.example:443";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Package_FromPreviewToRemoval_IsConfirmedAtEveryStep()
    {
        await MakePublisherAsync();
        var (first, second) = (await PackAsync("1.0.0", "1.0", ""), await PackAsync("1.1.0", "0.5", "capabilities: { network: [\"budget.example:443\"] }\n"));
        await using var server = await StartAsync(first);
        var page = await chromium.OpenAsync();
        await SignUpAsync(page, server);

        // Looked at: nothing is in force yet.
        await page.GotoAsync(new Uri(server.Address, "/packages").AbsoluteUri);
        await page.Locator("input[type=file]").SetInputFilesAsync(second);
        await page.GetByText("上传并预览").ClickAsync();
        await Expect(page.Locator(".preview h2")).ToContainTextAsync("升级 某市绩效规则");
        await Expect(page.Locator(".figures")).ToContainTextAsync("某市财政局");
        await Expect(page.Locator(".legend.shares")).ToHaveTextAsync("降分 1");
        await Expect(page.Locator(".scores tr.down.first")).ToContainTextAsync(["示例项目"]);
        await Expect(page.Locator(".scores tr.whole.down")).ToContainTextAsync(["60"]);
        Assert.Contains("1.0.0  在用", (await PackageAsync("list")).Out, StringComparison.Ordinal);

        // A terminal where nobody sits is told what to add.
        var refused = await PackageAsync("install", second);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"--consent \"{Bureau}\"", refused.Error, StringComparison.Ordinal);
        Assert.Contains("1 个对象、1 项得分会变；总分升 0、降 1", refused.Out, StringComparison.Ordinal);

        await page.Locator("input[name=consent]").CheckAsync();
        await page.GetByText("确认升级").ClickAsync();
        await Expect(page.Locator("p.done")).ToHaveTextAsync("mycity 1.1.0 已生效（此前 1.0.0）。");
        Assert.StartsWith(Bureau + "\t", await File.ReadAllTextAsync(_folder.File(Path.Combine("packages", "mycity.granted")), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.GetByText("退回上一版本").ClickAsync();
        await Expect(page.Locator(".legend.shares")).ToHaveTextAsync("升分 1");
        await page.GetByText("确认退回").ClickAsync();
        await Expect(page.Locator("p.done")).ToHaveTextAsync("mycity 1.0.0 已生效（此前 1.1.0）。");

        // The grant is remembered; the version it was given for is asked again, and may be consented to in so many words.
        Assert.Contains("mycity 1.0.0 → 1.1.0", await DoneAsync("upgrade", second, "--consent", Bureau), StringComparison.Ordinal);
        Assert.Contains("权限（已同意） network: budget.example:443", await DoneAsync("info", "mycity"), StringComparison.Ordinal);
        var doctor = await PackageAsync("doctor", "mycity");
        Assert.Equal((1, ""), (doctor.ExitCode, doctor.Error));
        Assert.Contains("mycity/README.md  没有说明文件", doctor.Out, StringComparison.Ordinal);

        // The page of the package knows the same.
        await page.GotoAsync(new Uri(server.Address, "/packages").AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "某市绩效规则" }).ClickAsync();
        await Expect(page.Locator("tr", new() { HasText = Bureau })).ToContainTextAsync("李管理");
        await page.GetByText("检查", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("#doctor tr", new() { HasText = "mycity/README.md" })).ToContainTextAsync("没有说明文件");

        await page.GotoAsync(new Uri(server.Address, "/packages").AbsoluteUri);
        await page.GetByText("停用").ClickAsync();
        await Expect(page.Locator(".legend.shares")).ToHaveTextAsync("失去得分或结果 1");
        await page.GetByText("确认停用").ClickAsync();
        await Expect(page.Locator("p.done")).ToContainTextAsync("mycity 已停用");
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandRun> PackageAsync(params string[] arguments) => CommandLine.RunAsync(["package", .. arguments, "--data", _folder.File("data")]);

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var run = await PackageAsync(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out;
    }

    private async Task MakePublisherAsync()
    {
        await CommandLine.RunAsync("package", "keygen", _folder.File("publisher"));
        Directory.CreateDirectory(_folder.File("trust"));
        File.Copy(_folder.File("publisher.pem"), _folder.File(Path.Combine("trust", "某市财政局.pem")));
    }

    private async Task<string> PackAsync(string version, string share, string manifest)
    {
        var (source, file) = (CityPackage.Write(_folder.File($"source-{version}"), version, share), _folder.File($"mycity-{version}.perfpack"));
        await File.AppendAllTextAsync(Path.Combine(source, "package.yaml"), manifest);
        Assert.Equal(0, (await CommandLine.RunAsync("package", "pack", source, "--key", _folder.File("publisher.key"), "-o", file)).ExitCode);
        return file;
    }

    private async Task<PerfHostProcess> StartAsync(string first)
    {
        var (forms, packages, trust) = (Directory.CreateDirectory(_folder.File("forms")).FullName, _folder.File("packages"), _folder.File("trust"));
        CityPackage.WriteForms(forms);
        Assert.Contains("没有运行中的服务", await DoneAsync("install", first, "--packages", packages, "--trust", trust), StringComparison.Ordinal);
        return await PerfHostProcess.StartAsync(_folder.File("data"), ["--packages", packages, "--forms", forms, "--trust", trust]);
    }

    private static async Task SignUpAsync(IPage page, PerfHostProcess server)
    {
        Match match;
        while (!(match = Setup().Match(server.Out)).Success)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await page.GotoAsync(match.Value);
        await page.Locator("[name=Name]").FillAsync("李管理");
        await page.Locator("[name=Password]").FillAsync("correct horse 2026");
        await page.Locator("[name=Again]").FillAsync("correct horse 2026");
        await page.Locator(".stack button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(server.Address, "/account").AbsoluteUri);
    }

    [GeneratedRegex(@"http://[0-9.:]+/setup\?token=[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Setup();
}
