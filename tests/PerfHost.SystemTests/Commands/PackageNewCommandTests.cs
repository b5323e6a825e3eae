using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost package new</c>: what it writes is a whole package.</summary>
public sealed class PackageNewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task New_EmptyFolder_GetsAPackageThatPassesItsCasesAndPacks()
    {
        var package = _folder.File("海淀");
        var made = await CommandLine.RunAsync("package", "new", package, "--id", "hai-dian", "--title", "海淀“\\\"绩效", "--place", "北京 海淀");

        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.Contains("schemes/hai-dian.yaml", made.Out, StringComparison.Ordinal);
        var tested = await CommandLine.RunAsync("rules", "test", package);
        Assert.True(tested.ExitCode == 0, tested.Out + tested.Error);
        Assert.Contains("行 5/5　分支 4/4", tested.Out, StringComparison.Ordinal);
        Assert.Contains("#load \"../.perfhost/indicator.csx\"", await File.ReadAllTextAsync(Path.Combine(package, "rules", "pass-line.indicator.csx"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(package, ".perfhost", "PerfHost.Sdk.dll")));
        Assert.DoesNotContain("-1", await File.ReadAllTextAsync(Path.Combine(package, "README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var packed = await CommandLine.RunAsync("package", "pack", package, "--output", _folder.File("h.perfpack"));
        Assert.True(packed.ExitCode == 0, packed.Error);
        Assert.Contains("海淀“\\\"绩效", (await CommandLine.RunAsync("package", "verify", _folder.File("h.perfpack"))).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hai Dian", "名称", "小写字母、数字、点和连字符")]
    [InlineData("haidian", "两\n行", "应为一行文字")]
    public async Task New_WrongWords_AreRefusedAndNothingIsWritten(string id, string title, string said)
    {
        var refused = await CommandLine.RunAsync("package", "new", _folder.File("x"), "--id", id, "--title", title);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("x")));
    }

    [Fact]
    public async Task New_FolderThatHoldsSomething_IsLeftAsItIs()
    {
        await File.WriteAllTextAsync(_folder.File("mine.txt"), "mine", TestContext.Current.CancellationToken);

        var refused = await CommandLine.RunAsync("package", "new", _folder.Path, "--id", "x");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("已有内容", refused.Error, StringComparison.Ordinal);
        Assert.Equal([_folder.File("mine.txt")], Directory.GetFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
