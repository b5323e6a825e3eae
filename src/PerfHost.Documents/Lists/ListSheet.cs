namespace PerfHost.Documents.Lists;

/// <summary>One sheet of a plain list: a title, headings, rows. Immutable.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Title">The line above the headings.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, a text for each column; null for an empty cell.</param>
public sealed record ListSheet(string Name, string Title, IReadOnlyList<ListColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>A column of a list.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Width">Its width in characters.</param>
/// <param name="IsShort">True for numbers and words of a few letters, which stand centred.</param>
public sealed record ListColumn(string Heading, double Width, bool IsShort = false);
