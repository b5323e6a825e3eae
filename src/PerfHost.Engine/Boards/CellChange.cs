namespace PerfHost.Engine.Boards;

/// <summary>A cell of a board got another published string.</summary>
/// <param name="Key">The cell, for example <c>subjects/002/total</c>.</param>
/// <param name="Value">The string; null when the cell is gone.</param>
public readonly record struct CellChange(string Key, string? Value);
