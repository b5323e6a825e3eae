namespace PerfHost.Sdk;

/// <summary>A number or some words of a regulation, with the day it came into force and the document that ordered it.</summary>
/// <param name="Key">The key a rule asks for.</param>
/// <param name="Title">What it is, in Chinese.</param>
/// <param name="Number">The number; NaN when the parameter is words.</param>
/// <param name="From">The first day it is in force.</param>
/// <param name="Source">The document number (文号), or the words 本方案约定. Never empty.</param>
public sealed record Parameter(string Key, string Title, double Number, DateOnly From, string Source)
{
    /// <summary>The words of a parameter that is not a number, for example the labels that count as met.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
