namespace PerfHost.Sdk;

/// <summary>What an evaluation method looks at. Immutable, except that <see cref="Steps"/> collects its explanation.</summary>
public sealed class Population
{
    /// <summary>Where in the yearly cycle it speaks.</summary>
    public Stage Stage { get; init; }

    /// <summary>The subjects in reach, in ordinal order of their ids; never empty.</summary>
    public required IReadOnlyList<SubjectView> Subjects { get; init; }

    /// <summary>The business day, from the ledger.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>The scheme's parameters in force at the end of the evaluated period.</summary>
    public ParameterSet Parameters { get; init; } = ParameterSet.Empty;

    /// <summary>Where to record how the result came about; null unless an explanation was asked for.</summary>
    public StepRecorder? Steps { get; init; }

    /// <summary>The value of a numeric parameter.</summary>
    /// <param name="key">Its key in the scheme.</param>
    /// <exception cref="ParameterMissingException">The scheme has none of that name in force.</exception>
    public double Parameter(string key)
    {
        var parameter = Parameters.Get(key);
        Steps?.Add(new Step(parameter.Title, Value.Of(parameter.Number), "", parameter.Source));
        return parameter.Number;
    }
}
