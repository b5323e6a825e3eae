namespace PerfHost.Scripting.Cases;

/// <summary>Ways in which an input can be wrong.</summary>
public enum RuleInputError
{
    /// <summary>The text is longer than <see cref="RuleInput.MaxLength"/>.</summary>
    TooLong = 0,

    /// <summary>The text is no JSON from a place on.</summary>
    NotJson,

    /// <summary>It is JSON, but no object.</summary>
    NotObject,

    /// <summary>A field is given twice.</summary>
    Twice,

    /// <summary>There is no such field.</summary>
    UnknownField,

    /// <summary>A field has a value that it cannot take.</summary>
    WrongValue,
}
