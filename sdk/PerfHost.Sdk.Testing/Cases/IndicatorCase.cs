using PerfHost.Scripting.Cases;

namespace PerfHost.Sdk.Testing.Cases;

/// <summary>One case of a file in <c>cases/</c>. Immutable.</summary>
public sealed class IndicatorCase
{
    private readonly string _folder;
    private readonly RuleCase _case;

    internal IndicatorCase(string folder, RuleCase one) => (_folder, _case) = (folder, one);

    /// <summary>The key of the indicator type, which the file is named after.</summary>
    public string Key => _case.Rule;

    /// <summary>What it shows, in the author's words.</summary>
    public string Name => _case.Name;

    /// <summary>Its file and line, as <c>cases/patrol-days.yaml:5</c>.</summary>
    public string Place => $"{_case.File}:{_case.Line}";

    /// <summary>What is scored.</summary>
    public Measurement Measurement => _case.Input.With(null);

    /// <summary>Asks an indicator type.</summary>
    /// <param name="type">The type.</param>
    /// <exception cref="CasesFailedException">It says something else, or throws.</exception>
    public void Check(IIndicatorType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (CaseDifference.Of(_folder, CaseRunner.Run([new CaseSubject(Key, type, type.GetType().FullName!)], [_case]).Results, []) is { } difference)
        {
            throw new CasesFailedException(difference);
        }
    }

    /// <summary>Place and name, fit for a test's display name.</summary>
    public override string ToString() => $"{Place} {Name}";
}
