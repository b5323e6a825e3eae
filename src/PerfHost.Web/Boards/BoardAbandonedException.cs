namespace PerfHost.Web.Boards;

/// <summary>A board was given up because code of a package did not come back from it. Ask the set of boards for the one in its place.</summary>
/// <param name="board">The board's id.</param>
public sealed class BoardAbandonedException(string board) : Exception($"The board of {board} was abandoned: code of a package did not come back.");
