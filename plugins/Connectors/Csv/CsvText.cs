namespace PerfHost.Connectors.Csv;

/// <summary>A record of a CSV text.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Problem">What is damaged about it; null when it is whole.</param>
internal readonly record struct CsvRecord(int Line, IReadOnlyList<string> Fields, string? Problem);

/// <summary>
/// Splits CSV text into records (RFC 4180). A damaged record is one record with a problem, and the reading goes on at the
/// next line: one forgotten quotation mark must not swallow the rest of a file.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="delimiter">What stands between fields.</param>
internal sealed class CsvText(string text, char delimiter)
{
    private const int MaxField = 32 * 1024;
    private const int MaxFields = 2000;
    private const int MaxLines = 200;

    private readonly List<string> _fields = [];
    private int _at;
    private int _line = 1;

    public IEnumerable<CsvRecord> Records()
    {
        while (_at < text.Length)
        {
            var (start, line) = (_at, _line);
            _fields.Clear();
            var problem = Record();
            if (problem is not null)
            {
                // Back to where it began, and on from the line after.
                (_at, _line) = (start, line);
                SkipLine();
                yield return new CsvRecord(line, [text[start..Math.Min(_at, start + 200)].TrimEnd()], problem);
            }
            else if (_fields is not [""])
            {
                yield return new CsvRecord(line, [.. _fields], null);
            }
        }
    }

    private string? Record()
    {
        var begun = _line;
        while (true)
        {
            var problem = _at < text.Length && text[_at] == '"' ? Quoted(begun) : Plain();
            if (problem is not null || _fields.Count > MaxFields)
            {
                return problem ?? $"至多 {MaxFields} 列";
            }

            if (_at < text.Length && text[_at] == delimiter)
            {
                _at++;
                continue;
            }

            SkipLine();
            return null;
        }
    }

    private string? Plain()
    {
        var start = _at;
        while (_at < text.Length && text[_at] != delimiter && text[_at] is not ('\n' or '\r'))
        {
            _at++;
        }

        _fields.Add(text[start..Math.Min(_at, start + MaxField)]);
        return _at - start > MaxField ? $"每格至多 {MaxField} 个字符" : null;
    }

    private string? Quoted(int begun)
    {
        var start = ++_at;
        var doubled = false;
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '"')
            {
                if (_at + 1 < text.Length && text[_at + 1] == '"')
                {
                    doubled = true;
                    _at++;
                    continue;
                }

                var field = text[start.._at++];
                _fields.Add(doubled ? field.Replace("\"\"", "\"", StringComparison.Ordinal) : field);
                return _at == text.Length || text[_at] == delimiter || text[_at] is '\n' or '\r' ? null : "引号之后应为分隔符";
            }

            if (text[_at] == '\n' && ++_line - begun > MaxLines || _at - start > MaxField)
            {
                break;
            }
        }

        return "成对的引号";
    }

    /// <summary>Goes behind the end of the line, whichever way it is written.</summary>
    private void SkipLine()
    {
        while (_at < text.Length && text[_at] is not ('\n' or '\r'))
        {
            _at++;
        }

        if (_at < text.Length)
        {
            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
            _line++;
        }
    }
}
