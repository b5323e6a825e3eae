using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary>A city installs a package that somebody else made: as files, without a network.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Package_FromKeyToRollback_IsDoneWithFilesAlone()
    {
        var (key, trust, packages) = (_folder.File("某市财政局"), _folder.File("trust"), _folder.File("packages"));
        Directory.CreateDirectory(trust);
        Assert.Equal(0, (await CommandLine.RunAsync("package", "keygen", key)).ExitCode);
        var (first, second) = (await PackAsync("1.0.0", key), await PackAsync("1.1.0", key));

        var stranger = await CommandLine.RunAsync("package", "install", first, "--packages", packages, "--trust", trust);
        Assert.Equal(2, stranger.ExitCode);
        Assert.Contains("不在本地信任的发布单位之中", stranger.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(packages));
        var examined = await CommandLine.RunAsync("package", "doctor", first, "--trust", trust);
        Assert.Equal(1, examined.ExitCode);
        Assert.Contains("没有运行它的代码", examined.Out, StringComparison.Ordinal);

        File.Copy(key + ".pem", Path.Combine(trust, "某市财政局.pem"));
        await DoneAsync("已安装 mycity 1.0.0", "package", "install", first, "--packages", packages, "--trust", trust);
        await DoneAsync("已安装 mycity 1.1.0", "package", "install", second, "--packages", packages, "--trust", trust);
        await DoneAsync("1.1.0 ← 1.0.0", "package", "list", "--packages", packages);
        foreach (var act in new[] { "rollback", "remove" })
        {
            var unasked = await CommandLine.RunAsync("package", act, "mycity", "--packages", packages);
            Assert.Equal((2, true), (unasked.ExitCode, unasked.Out.Contains(act == "rollback" ? "mycity 1.1.0 → 1.0.0" : "减 指标类型 half-weight", StringComparison.Ordinal)));
            Assert.Contains("--yes", unasked.Error, StringComparison.Ordinal);
        }

        await DoneAsync("1.1.0 ← 1.0.0", "package", "list", "--packages", packages);
        await DoneAsync("已退回 1.0.0", "package", "rollback", "mycity", "--yes", "--packages", packages);
        await DoneAsync("half-weight", "plugins", "list", "--packages", packages);
        await DoneAsync("已停用", "package", "remove", "mycity", "--yes", "--packages", packages);
    }

    [Fact]
    public async Task Revoked_InstalledPackage_IsNotRunByAnyCommandAndNobodyGoesBackToIt()
    {
        var (key, trust, packages) = (_folder.File("某市财政局"), _folder.File("trust"), _folder.File("packages"));
        Directory.CreateDirectory(trust);
        await CommandLine.RunAsync("package", "keygen", key);
        File.Copy(key + ".pem", Path.Combine(trust, "某市财政局.pem"));
        string[] here = ["--packages", packages, "--trust", trust, "--data", _folder.File("data")];
        await DoneAsync("已安装 mycity 1.0.0", ["package", "install", await PackAsync("1.0.0", key), .. here]);
        await DoneAsync("已安装 mycity 1.1.0", ["package", "install", await PackAsync("1.1.0", key), .. here]);
        var lines = File.ReadAllLines(Path.Combine(packages, "mycity.installed")).Select(line => line.Split(' ')).ToArray();
        await DoneAsync($"发布单位 某市财政局（密钥 {lines[0][2]}）\n哈希 {lines[0][1]}", ["package", "info", "mycity", .. here]);

        File.WriteAllText(Path.Combine(trust, "revoked.txt"), lines[1][1]);
        await RefusedAsync("mycity 1.0.0 已被吊销，不能退回", ["package", "rollback", "mycity", "--yes", .. here]);

        File.WriteAllText(Path.Combine(trust, "revoked.txt"), lines[0][2]);
        await RefusedAsync($"签名密钥 {lines[0][2]} 已被吊销，没有运行它的代码", ["package", "info", "mycity", .. here]);
        var examined = await CommandLine.RunAsync(["package", "doctor", "mycity", .. here]);
        Assert.Equal((1, true), (examined.ExitCode, examined.Out.Contains("已被吊销，没有运行它的代码", StringComparison.Ordinal)));
        await DoneAsync("已停用", ["package", "remove", "mycity", "--yes", .. here]);
    }

    [Fact]
    public async Task Verify_SignedPackage_ShowsFilesAndPublisherAndInstallsNothing()
    {
        var key = _folder.File("某市财政局");
        await CommandLine.RunAsync("package", "keygen", key);

        var verified = await CommandLine.RunAsync("package", "verify", await PackAsync("1.0.0", key), "--trust", _folder.Path);

        Assert.Equal((0, ""), (verified.ExitCode, verified.Error));
        Assert.Contains("rules/half-weight.indicator.csx", verified.Out, StringComparison.Ordinal);
        Assert.Contains("发布单位 某市财政局", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FileThatIsNoPackage_IsRefusedInWords()
    {
        File.WriteAllText(_folder.File("x.perfpack"), "hello");

        var refused = await CommandLine.RunAsync("package", "verify", _folder.File("x.perfpack"));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("x.perfpack：不是完好的 .perfpack", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_Folder_SaysHowToPackIt()
    {
        var refused = await CommandLine.RunAsync("package", "install", _folder.Path);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("perfhost package pack", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_MissingFile_IsNamed()
    {
        var refused = await CommandLine.RunAsync("package", "verify", _folder.File("none.perfpack"));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("none.perfpack：文件不存在", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_PublicHalfOfTheKey_IsRefusedInWords()
    {
        var key = _folder.File("某市财政局");
        await CommandLine.RunAsync("package", "keygen", key);
        await PackAsync("1.0.0", key);

        var refused = await CommandLine.RunAsync("package", "pack", _folder.File("source"), "--key", key + ".pem", "-o", _folder.File("x.perfpack"));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("某市财政局.pem：是公钥，签名要用私钥文件（.key）", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("x.perfpack")));
    }

    [Fact]
    public async Task Commands_FolderThatIsNone_IsNamed()
    {
        var (none, file, empty) = (_folder.File("none"), _folder.File("form.json"), Directory.CreateDirectory(_folder.File("empty")).FullName);
        File.WriteAllText(file, "{}");

        await RefusedAsync($"{none}：没有这个文件夹", "package", "list", "--packages", none, "--data", empty);
        await RefusedAsync($"{file}：这是文件，应为文件夹", "package", "list", "--packages", file, "--data", empty);
        await RefusedAsync($"{none}：没有这个文件夹", "package", "pack", none);
        await RefusedAsync($"{file}：这是文件，应为文件夹", "package", "pack", file);
        await DoneAsync($"{empty} 中没有安装程序包", "package", "list", "--packages", empty, "--data", empty);
    }

    [Fact]
    public async Task Commands_FileThatCannotBeReadOrWritten_IsSaidInChinese()
    {
        await CommandLine.RunAsync("package", "keygen", _folder.File("k"));
        await PackAsync("1.0.0", _folder.File("k"));
        var source = _folder.File("source");

        await RefusedAsync($"{_folder.Path}：这是文件夹，应为文件", "package", "pack", source, "-o", _folder.Path);
        await RefusedAsync($"{_folder.File("none")}：文件夹不存在", "package", "pack", source, "-o", _folder.File(Path.Combine("none", "x.perfpack")));
        await RefusedAsync($"{_folder.File("none.key")}：文件不存在", "package", "pack", source, "-o", _folder.File("x.perfpack"), "--key", _folder.File("none.key"));
        await RefusedAsync($"{_folder.File("k.key")}：这是文件，应为文件夹", "package", "keygen", _folder.File(Path.Combine("k.key", "x")));
    }

    [Fact]
    public async Task Keygen_SecretKey_IsReadableByItsOwnerAlone()
    {
        await CommandLine.RunAsync("package", "keygen", _folder.File("k"));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("k.key")));
        }

        Assert.Contains("BEGIN PRIVATE KEY", File.ReadAllText(_folder.File("k.key")), StringComparison.Ordinal);
        Assert.Contains("BEGIN PUBLIC KEY", File.ReadAllText(_folder.File("k.pem")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task DoneAsync(string expected, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string expected, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private async Task<string> PackAsync(string version, string key)
    {
        var source = _folder.File("source");
        Directory.CreateDirectory(Path.Combine(source, "rules"));
        await File.WriteAllTextAsync(Path.Combine(source, "package.yaml"), $"id: mycity\nversion: {version}\ntitle: 某市绩效规则\n");
        await File.WriteAllTextAsync(Path.Combine(source, "rules", "half-weight.indicator.csx"), "// title: 减半计分\n// source: 本方案约定\nreturn Weight / 2;\n");
        var file = _folder.File($"mycity-{version}.perfpack");
        await DoneAsync("已打包", "package", "pack", source, "--key", key + ".key", "-o", file);
        return file;
    }
}
