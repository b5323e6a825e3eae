using PerfHost.Documents.Sheets;

namespace PerfHost.Documents.Writing;

/// <summary>One cell of a draft.</summary>
/// <param name="Range">The cell, or the merged cells.</param>
/// <param name="Text">Its text; null for none.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Number">The number to store instead of the text; null for a text.</param>
internal readonly record struct SheetCell(SheetRange Range, string? Text, SheetStyle Style, double? Number = null);
