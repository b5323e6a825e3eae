using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using PerfHost.Connectors.Settings;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Sql;

/// <summary>Opens a database so that it can only be read.</summary>
internal static class SqlDatabase
{
    private const int DefaultPort = 5432;
    private const int ConnectSeconds = 15;

    /// <exception cref="SourceSettingsException">The settings do not name a database.</exception>
    /// <exception cref="UnauthorizedAccessException">The administrator did not consent to it.</exception>
    public static async Task<DbConnection> OpenAsync(DataRequest request, CancellationToken cancellation)
    {
        DbConnection connection = request.Setting("provider") switch
        {
            "sqlite" => Sqlite(request),
            "postgresql" => PostgreSql(request),
            var other => throw new SourceSettingsException($"provider 写的是“{other}”，应为 postgresql 或 sqlite。"),
        };
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static SqliteConnection Sqlite(DataRequest request)
    {
        var file = request.ConsentedPath("file");

        // SQLite says only that it cannot open it.
        return File.Exists(file)
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString)
            : throw new SourceSettingsException($"没有数据库文件 {file}。请检查 file，相对路径从数据文件夹算起。");
    }

    private static NpgsqlConnection PostgreSql(DataRequest request)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(request.Setting("connection"));
        }
        catch (ArgumentException)
        {
            // What the library says quotes the string, and the string holds a password.
            throw new SourceSettingsException("connection 不是 PostgreSQL 的连接串，应形如 Host=…;Port=5432;Database=…;Username=…;Password=…。");
        }

        foreach (var address in (builder.Host ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var uri = Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var parsed) ? parsed : throw new SourceSettingsException("connection 缺少 Host。");
            var port = uri.Port > 0 ? uri.Port : builder.Port > 0 ? builder.Port : DefaultPort;
            if (!request.Consent.AllowsHost(uri.Host, port))
            {
                throw new UnauthorizedAccessException($"没有同意连接 {uri.Host}:{port}。请在 sources.yaml 的 network 中写明。");
            }
        }

        builder.Pooling = false;
        builder.Timeout = ConnectSeconds;
        builder.ApplicationName = "PerfHost";
        builder.IncludeErrorDetail = false;
        builder.Options = $"{builder.Options} -c default_transaction_read_only=on".Trim();
        return new NpgsqlConnection(builder.ConnectionString);
    }
}
