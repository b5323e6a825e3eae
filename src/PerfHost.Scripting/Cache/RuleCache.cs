using System.Security.Cryptography;

namespace PerfHost.Scripting.Cache;

/// <summary>
/// Compiled rules on disk: <c>hash.dll</c>, <c>hash.pdb</c> and <c>hash.sum</c> with the SHA-256 of the two. The sum
/// finds damage, not malice: a missing or damaged file counts as not cached. Files appear by renaming, the sum last, so
/// that two processes may share a folder.
/// </summary>
internal sealed class RuleCache(string folder)
{
    public RuleImage? TryRead(string hash)
    {
        try
        {
            var image = new RuleImage(File.ReadAllBytes(PathOf(hash, "dll")), File.ReadAllBytes(PathOf(hash, "pdb")));
            return string.Equals(File.ReadAllText(PathOf(hash, "sum")), SumOf(image), StringComparison.Ordinal) ? image : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns>Why it could not be written; null when it was.</returns>
    public string? TryWrite(string hash, RuleImage image)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.Delete(PathOf(hash, "sum"));
            Write(hash, "dll", image.Assembly);
            Write(hash, "pdb", image.Symbols);
            Write(hash, "sum", System.Text.Encoding.ASCII.GetBytes(SumOf(image)));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"编译好的规则未能写入缓存，下次启动将重新编译：{exception.Message}";
        }
    }

    private static string SumOf(RuleImage image) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(image.Assembly))} {Convert.ToHexStringLower(SHA256.HashData(image.Symbols))}\n";

    private void Write(string hash, string suffix, byte[] bytes)
    {
        var temporary = Path.Combine(folder, $"{hash}.{Guid.NewGuid():N}.tmp");
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, PathOf(hash, suffix), overwrite: true);
    }

    private string PathOf(string hash, string suffix) => Path.Combine(folder, $"{hash}.{suffix}");
}
