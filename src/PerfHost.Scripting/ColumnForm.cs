namespace PerfHost.Scripting;

/// <summary>How an indicator rule is run over columns.</summary>
/// <param name="IsLifted">True when its text was lifted to several rows at a time; false when the rule is asked row by row.</param>
/// <param name="WhyNot">What in the text cannot be lifted, with its line, in Chinese; null when lifted.</param>
public sealed record ColumnForm(bool IsLifted, string? WhyNot)
{
    /// <summary>The constant of a compiled rule that keeps <see cref="WhyNot"/>, empty when lifted.</summary>
    internal const string Field = "WhyNotLifted";
}
