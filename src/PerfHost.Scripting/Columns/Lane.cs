namespace PerfHost.Scripting.Columns;

/// <summary>A value of the lifted code.</summary>
/// <param name="Kind">What its lanes hold.</param>
/// <param name="Text">The C# name or constant that stands for it.</param>
/// <param name="Constant">Its number when all lanes are the same and known; else null.</param>
internal readonly record struct Lane(LaneKind Kind, string Text, double? Constant = null);
