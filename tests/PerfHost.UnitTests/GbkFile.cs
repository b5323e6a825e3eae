using System.Text;

namespace PerfHost.UnitTests;

/// <summary>A text file as old editors of Windows save it.</summary>
internal static class GbkFile
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    public static byte[] Bytes(string text) => Gbk.GetBytes(text);

    public static void Write(string path, string text) => File.WriteAllBytes(path, Bytes(text));

    /// <summary>Saves a file anew that was UTF-8.</summary>
    public static void Convert(string path) => Write(path, File.ReadAllText(path));
}
