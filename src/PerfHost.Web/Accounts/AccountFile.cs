using System.Text.Json;

namespace PerfHost.Web.Accounts;

/// <summary>
/// The accounts and keys of this server, in one file that only its owner can read. They are personal data and live outside
/// the ledger. A change is on disk, whole, before it counts. Not safe for many threads; <see cref="AccountBook"/> is.
/// </summary>
public sealed class AccountFile
{
    /// <summary>The file's name in the data folder.</summary>
    public const string Name = "accounts.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string _path;

    /// <summary>Reads the file, if there is one.</summary>
    /// <param name="dataFolder">The data folder; one process holds it at a time.</param>
    /// <exception cref="InvalidDataException">The file is damaged; it is left as it is. The message is <c>file:line:column</c>.</exception>
    public AccountFile(string dataFolder)
    {
        _path = Path.Combine(dataFolder, Name);
        if (File.Exists(_path))
        {
            try
            {
                Content = JsonSerializer.Deserialize<AccountContent>(File.ReadAllBytes(_path), Options) ?? throw new JsonException();
            }
            catch (JsonException error)
            {
                throw new InvalidDataException($"{_path}:{(error.LineNumber ?? 0) + 1}:{(error.BytePositionInLine ?? 0) + 1}", error);
            }
        }
    }

    /// <summary>What the file says.</summary>
    public AccountContent Content { get; private set; } = new([], []);

    /// <summary>Puts other content in its place.</summary>
    /// <param name="content">The new content.</param>
    /// <exception cref="IOException">It could not be written; the old content stays.</exception>
    public void Replace(AccountContent content)
    {
        var temporary = _path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, content, Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        Content = content;
    }
}

/// <summary>What the file of accounts holds.</summary>
/// <param name="Accounts">The accounts.</param>
/// <param name="Keys">The keys.</param>
public sealed record AccountContent(IReadOnlyList<Account> Accounts, IReadOnlyList<ApiKey> Keys);
