using System.Security.Cryptography;
using System.Text;

namespace PerfHost.Host.Serving;

/// <summary>
/// Proves that a request comes from somebody who may read the data folder: a random word in a file that only its owner
/// reads, made anew at each start. The command line shows it; people in a browser sign in instead. Safe for many threads.
/// </summary>
public sealed class LocalSecret : IDisposable
{
    /// <summary>The header that carries the word. A page of another site cannot send it.</summary>
    public const string Header = "X-PerfHost-Secret";

    private const int Size = 32;
    private readonly string _file;
    private readonly byte[] _word;

    private LocalSecret(string file, string word) => (_file, _word) = (file, Encoding.ASCII.GetBytes(word));

    /// <summary>Makes a word and leaves it in the data folder; disposing takes it back.</summary>
    /// <param name="dataFolder">The data folder of this server.</param>
    public static LocalSecret Leave(string dataFolder)
    {
        var (file, word) = (FileIn(dataFolder), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size)));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // A file of its own from the first moment: rights cannot be taken back from one who has it open.
        var fresh = $"{file}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(fresh, options))
        {
            writer.Write(word);
        }

        File.Move(fresh, file, overwrite: true);
        return new LocalSecret(file, word);
    }

    /// <summary>The word that the server of a data folder left; null when there is none, or this user may not read it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    public static string? Find(string dataFolder)
    {
        try
        {
            return File.ReadAllText(FileIn(dataFolder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether somebody knows the word.</summary>
    /// <param name="word">What was sent.</param>
    public bool Is(string word) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(word ?? ""), _word);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_file);

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "server.secret");
}
