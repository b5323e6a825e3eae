using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PerfHost.UnitTests.Connectors;

/// <summary>
/// A PostgreSQL server of the tests' own: a new cluster in a temporary folder on a free port, stopped at the end. Where
/// PostgreSQL is not installed the test is skipped with that reason; on CI (<c>CI=true</c>) it fails.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Secret = "geheim-口令-42";

    private string? _bin;
    private DirectoryInfo? _folder;
    private Process? _server;

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Its address as a consent names it.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The password of its owner, who may write everything.</summary>
    public string Password => Secret;

    /// <summary>How its owner connects.</summary>
    public string Connection
    {
        get
        {
            Assert.SkipWhen(_bin is null && Environment.GetEnvironmentVariable("CI") != "true", "PostgreSQL is not installed (Debian: apt-get install postgresql).");
            return _bin is null ? throw new FileNotFoundException("PostgreSQL is not installed (Debian: apt-get install postgresql).")
                : string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database=postgres;Username=budget;Password={Secret}");
        }
    }

    /// <summary>Runs statements as the owner.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if ((_bin = FindBin()) is null)
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("perfhost-pg-");
        var password = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(password, Secret);
        if (IsRoot)
        {
            // The server refuses to run as root, and the folder has to be its user's.
            await RunAsync("chown", "-R", "postgres", _folder.FullName);
        }

        var data = Path.Combine(_folder.FullName, "data");
        await RunAsync([.. AsUser, Path.Combine(_bin, "initdb"), "-D", data, "-U", "budget", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--pwfile", password, "-N"]);
        Port = FreePort();
        string[] server = [.. AsUser, Path.Combine(_bin, "postgres"), "-D", data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"];
        _server = Start(server);
        await ReadyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder?.Delete(recursive: true);
    }

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private static string[] AsUser => IsRoot ? ["runuser", "-u", "postgres", "--"] : [];

    private static string? FindBin()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Directory.Exists);
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Reverse().Select(version => Path.Combine(version, "bin")) : [];
        return debian.Concat(folders).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0]) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: exit {process.ExitCode}");
    }

    private async Task ReadyAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await RunAsync("select 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 600 && !_server!.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }
}
