namespace PerfHost.Scripting.Refusals;

/// <summary>
/// Refuses deep nesting before any parser sees it, because a parser that runs out of stack ends the process. Counts
/// brackets wherever they stand, also in strings and comments: nobody writes a hundred of them for a good reason.
/// </summary>
internal static class DepthRefusals
{
    public const int Limit = 100;

    /// <returns>False when refused.</returns>
    public static bool Check(string text, Report report)
    {
        var depth = 0;
        var interpolations = 0;
        var prefixes = 0;
        for (var offset = 0; offset < text.Length; offset++)
        {
            var character = text[offset];
            depth += character switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => depth > 0 ? -1 : 0,
                _ => 0,
            };
            interpolations += character == '$' ? 1 : 0;

            // Operators and casts in a row nest without brackets: !!!!x.
            prefixes = character is '!' or '~' or '-' or '+' or '&' or '*' or '^' ? prefixes + 1 : char.IsWhiteSpace(character) ? prefixes : 0;
            if (depth > Limit || prefixes > Limit)
            {
                report.Add(offset, "rule/depth", $"嵌套超过 {Limit} 层。请拆成几步，用 var 存中间结果。");
                return false;
            }

            if (interpolations > 10 * Limit)
            {
                report.Add(offset, "rule/depth", $"“$”超过 {10 * Limit} 个。请减少内插字符串。");
                return false;
            }
        }

        return true;
    }
}
