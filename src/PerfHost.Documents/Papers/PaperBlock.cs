namespace PerfHost.Documents.Papers;

/// <summary>One piece of a paper's body: a heading, a paragraph or a table, and nothing else.</summary>
public abstract record PaperBlock
{
    private protected PaperBlock()
    {
    }
}

/// <summary>A heading. Its numeral (一、 or （一）) is part of the text.</summary>
/// <param name="Level">1 for 一、, 2 for （一）; anything else is refused when the paper is written.</param>
/// <param name="Text">The whole line.</param>
public sealed record PaperHeading(int Level, string Text) : PaperBlock;

/// <summary>A paragraph of body text.</summary>
/// <param name="Text">The text; a line feed in it breaks the line.</param>
public sealed record PaperParagraph(string Text) : PaperBlock;

/// <summary>A table with a header row that repeats on every page.</summary>
/// <param name="Columns">At least one column.</param>
/// <param name="Rows">The rows, each with one text per column.</param>
/// <param name="IsDense">Printed in 五号 instead of 小四: for long lists.</param>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool IsDense = false) : PaperBlock;

/// <summary>One column of a table.</summary>
/// <param name="Title">What the header row says.</param>
/// <param name="Share">Its share of the width, above zero, relative to the other columns' shares.</param>
/// <param name="Alignment">Where its texts stand; titles are always centred.</param>
public sealed record PaperColumn(string Title, int Share, PaperAlignment Alignment = PaperAlignment.Left);

/// <summary>Where the texts of a column stand.</summary>
public enum PaperAlignment
{
    /// <summary>Flush left: words.</summary>
    Left,

    /// <summary>Centred: numerals of rows, short names.</summary>
    Center,

    /// <summary>Flush right: numbers to compare.</summary>
    Right,
}
