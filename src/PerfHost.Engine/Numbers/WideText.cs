using System.Text;

namespace PerfHost.Engine.Numbers;

/// <summary>Brings full-width and look-alike signs, as Chinese input methods type them, to one form.</summary>
public static class WideText
{
    /// <summary>Full-width digits, letters and signs become ASCII; ≧ ≦ ⩾ ⩽ and doubled signs become ≥ and ≤; ends are trimmed.</summary>
    /// <param name="text">Any text; null reads as empty.</param>
    public static string Narrow(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var narrow = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            narrow.Append(character switch
            {
                '\u3000' or '\u00A0' => ' ',
                >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
                '≧' or '⩾' => '≥',
                '≦' or '⩽' => '≤',
                '−' or '–' => '-',
                '﹪' => '%',
                '\u200B' or '\uFEFF' => '\0',
                _ => character,
            });
        }

        return narrow.Replace("\0", "")
            .Replace(">=", "≥").Replace("=>", "≥").Replace("≥=", "≥")
            .Replace("<=", "≤").Replace("=<", "≤").Replace("≤=", "≤")
            .Replace("==", "=").ToString().Trim();
    }
}
