namespace PerfHost.Sdk;

/// <summary>The parameters in force on one day, by key. Immutable and safe for many readers.</summary>
public sealed class ParameterSet
{
    private readonly SortedList<string, Parameter> _parameters = new(StringComparer.Ordinal);

    /// <summary>Takes the parameters in force.</summary>
    /// <param name="parameters">At most one of each key; of several the last wins.</param>
    public ParameterSet(IEnumerable<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var parameter in parameters)
        {
            _parameters[parameter.Key] = parameter;
        }
    }

    /// <summary>No parameters.</summary>
    public static ParameterSet Empty { get; } = new([]);

    /// <summary>All parameters in ordinal order of their keys.</summary>
    public IEnumerable<Parameter> All => _parameters.Values;

    /// <summary>The parameter of that key.</summary>
    /// <param name="key">Compared ordinally.</param>
    /// <exception cref="ParameterMissingException">None is in force. The host turns this into a fault that names the package.</exception>
    public Parameter Get(string key) => Find(key) ?? throw new ParameterMissingException(key);

    /// <summary>The parameter of that key, or null when none is in force.</summary>
    /// <param name="key">Compared ordinally.</param>
    public Parameter? Find(string key) => _parameters.GetValueOrDefault(key);
}
