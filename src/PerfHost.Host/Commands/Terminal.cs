namespace PerfHost.Host.Commands;

/// <summary>Text from outside on its way to a terminal.</summary>
internal static class Terminal
{
    /// <summary>Takes control characters out: a form's title must not steer the reader's terminal.</summary>
    public static string Plain(string text) =>
        text.Any(char.IsControl) ? new string([.. text.Where(character => !char.IsControl(character) || character == '\n')]) : text;
}
