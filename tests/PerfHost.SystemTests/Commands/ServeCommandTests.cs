using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Commands;

/// <summary><c>perfhost serve</c> beside a server that already runs, and on folders that will not do.</summary>
public sealed class ServeCommandTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Fact]
    public async Task Serve_PortInUse_IsRefused()
    {
        using var data = new TemporaryFolder();

        var run = await CommandLine.RunAsync("serve", "--data", data.Path, "--urls", demo.Process.Address.ToString());

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("端口已被占用", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DataFolderInUse_IsRefusedByName()
    {
        var run = await CommandLine.RunAsync("serve", "--data", demo.Data, "--urls", "http://127.0.0.1:0", "--lang", "en");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(demo.Data, run.Error, StringComparison.Ordinal);
        Assert.Contains("in use by another PerfHost", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DataFolderThatIsAFile_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "");

        var run = await CommandLine.RunAsync("serve", "--data", folder.File("file"), "--urls", "http://127.0.0.1:0");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("数据文件夹无法使用", run.Error, StringComparison.Ordinal);
        Assert.Contains(folder.File("file"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_NoPackages_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandLine.RunAsync("serve", "--data", folder.Path, "--packages", folder.File("nowhere"), "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(folder.File("nowhere"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_AddressesBesideTheOption_AreNotServed()
    {
        using var data = new TemporaryFolder();
        int port;
        using (var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        }

        await using var server = await PerfHostProcess.StartAsync(
            data.Path, [], environment: new Dictionary<string, string> { ["Kestrel__Endpoints__Aside__Url"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}") });

        using var socket = new System.Net.Sockets.TcpClient();
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => socket.ConnectAsync("127.0.0.1", port));
    }

    [Theory]
    [InlineData("没有的县", "a", "i001", "1", "2022-12-31", "没有行政区“没有的县”")]
    [InlineData("湖北-黄石市", "a", "i001", "1", "2022-12-31", "没有评价对象“a”")]
    [InlineData("湖北-黄石市", "湖北黄石市-共享工程图书馆", "i999", "1", "2022-12-31", "没有指标“i999”")]
    [InlineData("湖北-黄石市", "湖北黄石市-共享工程图书馆", "i001", "1", "31.12.2022", "期间“31.12.2022”应为日期")]
    public async Task Observe_WrongInput_IsRefusedByTheRunningServer(string jurisdiction, string subject, string item, string value, string period, string message)
    {
        var run = await CommandLine.RunAsync(
            "observe", "--data", demo.Data, "--jurisdiction", jurisdiction, "--subject", subject, "--item", item, "--value", value, "--period", period);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
