namespace PerfHost.Scripting.Cases;

/// <summary>What is wrong with an input.</summary>
/// <param name="Error">What kind of mistake it is.</param>
/// <param name="Name">The field; empty when it is about the whole.</param>
/// <param name="Found">What stands there, cut to 60 characters; empty at the end of the text.</param>
public sealed record RuleInputProblem(RuleInputError Error, string Name, string Found)
{
    /// <summary>What the field takes; null unless its value is wrong.</summary>
    public RuleInputField? Expected { get; init; }

    /// <summary>Where it stands, both counted from 1; null when only the field's name tells.</summary>
    public (int Line, int Column)? Place { get; init; }
}
