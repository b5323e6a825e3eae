using PerfHost.Sdk;

namespace PerfHost.Engine.Numbers;

/// <summary>What a cell says: a comparator, a value and a unit, each as far as it is written there.</summary>
/// <param name="Comparator">The comparator; <see cref="Comparator.None"/> when none is written.</param>
/// <param name="Value">A number, a date, words, or missing when the cell is blank.</param>
/// <param name="Unit">The unit in its canonical form; empty when none is written.</param>
public sealed record Quantity(Comparator Comparator, Value Value, string Unit);
