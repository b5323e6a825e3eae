using System.Diagnostics;
using System.Globalization;
using PerfHost.Host.Sources;

namespace PerfHost.UnitTests.Sources;

/// <summary>A source that misbehaves loses its process, and nothing else happens.</summary>
public sealed class UnrulySourceTests
{
    private const string Sources = """
        secrets: secrets.env
        sources:
          - id: unruly
            source: unruly/unruly
            jurisdiction: "510116"
            settings: { how: HOW, connection: { secret: DB } }
            files: [.]
            timeout: LIMITs
        """;

    private const string Password = "secret-1234";

    [Theory]
    [InlineData("throw", "InvalidOperationException")]
    [InlineData("hang", "超过 15 秒没有读完")]
    [InlineData("exit", "意外结束")]
    [InlineData("deep", "意外结束")]
    [InlineData("memory", "OutOfMemory")]
    [InlineData("null", "null")]
    [InlineData("cursor", "游标超过")]
    [InlineData("write", "意外结束")]
    public async Task Run_SourceThatMisbehaves_KeepsWhatACursorVouchesForAndEnds(string how, string reason)
    {
        await using var house = await HouseAsync(how);

        await AssertContainedAsync(house, await RunAsync(house), reason);
    }

    [Fact]
    public async Task Run_Flood_IsBounded()
    {
        await using var house = await HouseAsync("flood");

        var state = await RunAsync(house);
        await AssertContainedAsync(house, state, "超过 15 秒没有读完");
        var listed = house.Unruly().Rejections("unruly", 100_000).ToList();

        Assert.True(state.Last.Rejected > 0);
        Assert.InRange(listed.Count, 1, 5000);
        Assert.All(listed, row => Assert.InRange(row.Place.Length, 1, 600));
    }

    [Fact]
    public async Task Run_NamesBeyondTheLimits_AreRejections()
    {
        await using var house = await HouseAsync("names");

        var state = await RunAsync(house);

        Assert.Equal((null, 2, 2), (state.Error, state.Last.Accepted, state.Last.Rejected));
    }

    [Fact]
    public async Task Run_Worker_SeesNothingOfTheHostsEnvironment()
    {
        await using var house = await HouseAsync("environment");

        await RunAsync(house);

        var names = house.Unruly().Rejections("unruly", 100).Select(row => row.Found).ToList();
        Assert.Contains("DOTNET_GCHeapHardLimit", names);
        Assert.All(names, name => Assert.StartsWith("DOTNET_", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WhatASourcePrints_IsNoAnswer()
    {
        await using var house = await HouseAsync("print");

        var state = await RunAsync(house);

        Assert.Equal((null, 2), (state.Error, state.Last.Accepted));
    }

    [Fact]
    public async Task Run_Secrets_AreInNoFileOfTheDataFolder()
    {
        await using var house = await HouseAsync("throw");

        await RunAsync(house);

        var files = Directory.GetFiles(house.Path, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "secrets.env").ToList();
        Assert.Contains(files, file => file.EndsWith("state.json", StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain(Password, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_SecretsThatOthersCanRead_AreRefused()
    {
        await using var house = await HouseAsync("print");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(house["secrets.env"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Assert.Contains("chmod 600", (await RunAsync(house)).Error, StringComparison.Ordinal);
    }

    private static async Task AssertContainedAsync(SourceHouse house, SourceState state, string reason)
    {
        Assert.Contains(reason, state.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, state.Error, StringComparison.Ordinal);
        Assert.Equal((1, 1, "1"), (state.Last.Accepted, state.Failures, state.Cursor));
        Assert.Equal("f1", Assert.Single(await house.ObservedAsync()).Subject);
        Assert.False(IsAlive(int.Parse((await house.ObservedAsync())[0].Evidence, CultureInfo.InvariantCulture)), "The worker is still there.");
        Assert.True(!File.Exists(house["written.txt"]) || new FileInfo(house["written.txt"]).Length == 0, "The worker wrote a file.");
    }

    private static async Task<SourceHouse> HouseAsync(string how)
    {
        // Long enough for a worker to start beside all other tests; only those that never end wait for it.
        var limit = how is "hang" or "flood" ? "15" : "90";
        var house = await SourceHouse.OpenAsync(Sources.Replace("HOW", how, StringComparison.Ordinal).Replace("LIMIT", limit, StringComparison.Ordinal));
        await File.WriteAllTextAsync(house["secrets.env"], $"# 数据库\nDB=Host=db;Password={Password};Database=x\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(house["secrets.env"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return house;
    }

    private static Task<SourceState> RunAsync(SourceHouse house) => SourceHouse.RunAsync(house.Unruly(), "unruly");

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
