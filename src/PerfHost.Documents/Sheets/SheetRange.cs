namespace PerfHost.Documents.Sheets;

/// <summary>A rectangle of cells, ends included, counted from 0.</summary>
internal readonly record struct SheetRange(int Row, int Column, int LastRow, int LastColumn);
