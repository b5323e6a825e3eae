using System.Globalization;
using System.Text;

namespace PerfHost.Web.Papers;

/// <summary>Names of files to download, which every desk's computer can store.</summary>
public static class FileName
{
    private const int MostCharacters = 100;
    private const string Forbidden = "<>:\"/\\|?*";

    /// <summary>A name without what Windows forbids in one, cut to a length that every file system takes.</summary>
    /// <param name="text">The name wanted.</param>
    /// <param name="extension">With its dot.</param>
    public static string Of(string text, string extension)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(extension);
        var name = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext() && name.Length < MostCharacters)
        {
            var letter = letters.GetTextElement();
            name.Append(letter.Length == 1 && (char.IsControl(letter[0]) || char.IsSurrogate(letter[0]) || Forbidden.Contains(letter[0], StringComparison.Ordinal)) ? "_" : letter);
        }

        return name.ToString().Trim(' ', '.') + extension;
    }
}
