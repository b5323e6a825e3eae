namespace PerfHost.Scripting;

/// <summary>How an indicator rule is run over columns.</summary>
/// <param name="WhyNot">What in the text cannot be lifted to several rows at a time, so that the rule is asked row by row; null when it is lifted.</param>
public sealed record ColumnForm(ColumnObstacle? WhyNot)
{
    /// <summary>The constant of a compiled rule that keeps <see cref="WhyNot"/>, empty when lifted.</summary>
    internal const string Field = "WhyNotLifted";

    /// <summary>True when its text was lifted to several rows at a time.</summary>
    public bool IsLifted => WhyNot is null;
}
